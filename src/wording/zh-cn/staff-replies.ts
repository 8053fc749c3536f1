/** Direct answers to clerks and cadres: what happened, and what to type next. */
import { categoryLabel } from '../../domain/category.js';
import { calledName } from '../../domain/person.js';
import { nameOf, namesOf } from '../../domain/case/tell.js';
import type { DigestHours } from '../../domain/village.js';
import type { StaffReplies } from '../replies.js';
import { caseFile, caseList, shortTitle } from './case-lists.js';
import { refusalWords } from './refusal-words.js';
import { ROLE_WORDS, shortNumber, urgencyName, wayName } from './names.js';
import { byWords, dayNearby, whenWords } from './time-words.js';

const contactBy = (due: number | null, now: number): string =>
  due === null || due < now ? '请尽快联系群众' : `请在${byWords(due, now)}联系群众`;

const DAYS_WORDS: Readonly<Record<DigestHours['days'], string>> = {
  daily: '每天',
  workdays: '每个工作日',
  weekly: '每周第一个工作日',
};

export const staffReplies: StaffReplies = {
  accepted: (c, phone, now) => {
    const n = shortNumber(c.number);
    const tel = phone === null ? '' : `电话 ${phone}。`;
    return `好，${c.number}归您了。${tel}${contactBy(c.clock.contactDue, now)}，联系了回 /已联系 ${n}。`;
  },
  contactNoted: (c, now) => {
    const due = c.clock.finishDue;
    return `记下了。${due === null || due < now ? '' : `${whenWords(due, now)}前办结。`}办好回 /办结 ${shortNumber(c.number)} 处理结果`;
  },
  noted: (c) => `记进${c.number}了。`,
  transcribed: (c) =>
    `好，${c.number}按您听的改成：${categoryLabel(c.category)}（${urgencyName(c.deadlines)}）。归错了回 /改类 ${shortNumber(c.number)} 类别`,
  pleaseType: () => '这段语音我没听清，请打字，或者再说一遍。',
  typeCommand: (written) => `命令要打字，我才敢办。照这个发：${written}`,
  askedReporter: (c) => `问过去了，等群众回话${c.clock.remaining === null ? '' : '，这段时间不算'}（${c.number}）。`,
  repliedTo: (c) => `已经回给群众了（${c.number}）。`,
  finished: (c) =>
    c.state === 'verifying'
      ? `好，报给上面定了，定了就告诉群众（${c.number}）。`
      : c.state === 'replied'
        ? `好，已经告诉群众，等他们说好没好（${c.number}）。`
        : `您这头记为办好了（${c.number}）。`,
  returned: (c, now) =>
    `退单交上去了（${c.number}）${c.request === null ? '' : `，${whenWords(c.request.decideBy, now)}前定`}。`,
  ruled: (c, approved, names) => {
    if (c.log.at(-1)?.from === 'verifying')
      return approved ? `好，${c.number}定了，已经告诉群众。` : `好，${c.number}退回去接着办。`;
    // Only a ruling on more time leads back to work; a return goes out again or back to its clerk.
    if (c.state === 'in_progress') return `好，${c.number}${approved ? '同意延期了' : '没同意延期'}。`;
    return approved ? `好，${c.number}转给${names}了。` : `好，${c.number}还归${names}办。`;
  },
  handedOn: (c, to) => `好，${c.number}交给${to}了，已经告诉他们和群众。`,
  modeSet: (c, mode, names, ways, now) => {
    const due = c.clock.finishDue === null ? '' : `${whenWords(c.clock.finishDue, now)}前办结。`;
    const way = wayName(mode, ways);
    if (mode === 'supervise') return `好，${c.number}${way}了，已经告诉办的人和上一级。${due}`;
    if (mode === 'joint') return `好，${c.number}${way}：${names.join('、')}各办一块，都办完了由牵头的办结。${due}`;
    return `好，${c.number}${way}：请${names.join('、')}一起办，已经告诉了。`;
  },
  digestOn: ({ time, days }, areas) =>
    `好，${DAYS_WORDS[days]}${time}给您发${areas.join('、')}的${days === 'weekly' ? '周报' : '日报'}，只发给您。不要了回 /日报 退订`,
  digestOff: () => '好，不再自己发给您了。想看随时回 /日报',
  extensionAsked: (c, now) => {
    const by = c.request === null ? '' : `，${whenWords(c.request.decideBy, now)}前给话`;
    return `${c.number}延期报上去了${by}。没批之前还按原来的时间办。`;
  },
  parkedNow: (c, now) => {
    const again = c.parking === null ? '' : `${whenWords(c.parking.reviewAt, now)}我提醒您接着办，`;
    const { finishDue } = c.clock;
    const runs =
      finishDue === null
        ? ''
        : `这件事时间不停，${finishDue < now ? '已经超期了' : `期限还是${whenWords(finishDue, now)}`}。`;
    return `${c.number}挂账了，已经跟群众说清。${runs}${again}早能办了回 /恢复 ${shortNumber(c.number)}`;
  },
  resumedNow: (c, now) => {
    const due = c.clock.finishDue;
    return `好，${c.number}接着办。${due === null || due < now ? '' : `${whenWords(due, now)}前办结。`}`;
  },
  unmergedNow: (c) => `${c.number}拆出来了，单独办，群众也跟着回来了。`,
  classified: (c) => `${c.number}改成“${categoryLabel(c.category)}”了。`,
  relocated: (c, areaName) => `${c.number}改到${areaName}了，还没人接的话，已经转给那边。`,
  roster: (days, now) => {
    const lines = days.flatMap(({ at, people }) =>
      people.length === 0
        ? []
        : [`${dayNearby(at, now)} ${people.map(({ areaName, name }) => `${areaName}${name}`).join('、')}`],
    );
    return lines.length === 0
      ? '这几天没有排值班。下班后的急事按平时的人派。'
      : ['值班（下班后的急事先派给他们）：', ...lines].join('\n');
  },
  noSuchPlace: (typed) => `不知道“${typed}”在哪儿。写村里的社或者地名，例如：/改地点 312 三社`,
  whichCategory: (typed, near) =>
    near.length === 0
      ? `没有“${typed}”这一类。写停水、路灯、低保这样的名称，或者四位编号，例如：/改类 312 水质`
      : `“${typed}”有几类：${near.map((code) => `${categoryLabel(code)}（${code}）`).join('、')}。写清楚一个，例如：/改类 312 ${categoryLabel(near[0] ?? '')}`,
  mergedInto: (number, into) =>
    `好，${number}并到${into}了，群众也跟过去了。弄错了回 /拆单 ${shortNumber(number)}，就拆开。`,
  mergedItself: (number) => `${number}自己已经并到别的事里了，请并到那一件。`,
  otherVillage: (number) => `${number}是别的村的，不能并到一起。`,
  declineReasons: (example) =>
    `不予受理要写明原因，只有这几种：紧急电话、法院仲裁信访、重复、涉密隐私、不归村乡管、违法违规。例如：${example}`,
  declinedNow: (c) => `好，${c.number}不予受理，已经告诉群众原因和该去哪儿。`,
  redoing: (c, names) => `好，${c.number}重办，${names}再去看。`,
  onLeave: (until, standIn, now) =>
    until === null
      ? '好，记下您回来了，事情还派给您。'
      : `好，到${whenWords(until, now)}，您的事由${standIn}代办。回来早了发 /请假 0。`,
  standInSelf: () => '代理人不能是自己，请写别人，例如：/请假 3 @豆太',
  going: (c, first, directory) =>
    first
      ? `好，${c.number}您带头，已经告诉群众您在路上。路上小心，到了回 /已联系 ${shortNumber(c.number)}`
      : `好，${nameOf(c.lead, directory)}带头，您一起去，路上小心（${c.number}）。`,
  notGoing: (number) => `知道了，接着叫别人（${number}）。`,
  notRegistered: () => '好，不登记。',
  registeredFor: (number, from) => `好，给${from}登记了：${number}。`,
  list: caseList,
  file: caseFile,
  who: (areaName, category, people) => {
    const what = category === null ? '' : categoryLabel(category);
    if (people.length === 0) return `${areaName}${what}还没有定人，请跟店长（村支书）说。`;
    return `${areaName}${what}：${people.map(calledName).join('、')}。`;
  },
  helpForStaff: (name, commands) =>
    [
      `${name}，您能用的命令（编号只有一件时可以不写，也可以引用我的消息再发）：`,
      ...commands.map((one) => `${one.form}：${one.does}`),
    ].join('\n'),
  helpOn: (command) => `${command.form}\n${command.does}。例如：${command.example}`,
  unknownCommand: (typed, nearest) =>
    nearest === null
      ? `没有“${typed}”这个命令。有哪些命令，看 /帮助`
      : `没有“${typed}”这个命令，是不是 ${nearest.form}？例如：${nearest.example}`,
  rightForm: (missing, example) => `请写上${missing}，例如：${example}`,
  noSuchCase: (number) => `没有找到${number}。看看编号对不对，或者不归您这边管。您手上的：/待办`,
  nothingFits: (command) => `现在没有可以“${command}”的事。看手上的：/待办`,
  whichCase: (cases, command, view) =>
    [
      `有${String(cases.length)}件，是哪一件？`,
      ...cases.slice(0, 6).map((c) => `${shortTitle(c, view)}${view.room || c.sealed ? '' : `：${c.gist}`}`),
      `例如：${command.form.replace('编号', shortNumber(cases[0]?.number ?? '312'))}`,
    ].join('\n'),
  whichPerson: (name, people) =>
    `叫“${name}”的有${String(people.length)}位：${people.map((one) => one.name).join('、')}。请写全名。`,
  noSuchPerson: (name) => `没有找到“${name}”。看看名字对不对，谁负责可以查：/谁负责 地点 事项`,
  notAllowed: (who) => `这个要${ROLE_WORDS[who]}来做。`,
  staleKnowledge: (number, question, source) =>
    `${number}：知识库里有“${question}”，可是过期了（${source}），没有回给群众，请您来答。新的说法请交给管知识库的人。`,
  proposals: (c, ready, stale) => {
    const n = shortNumber(c.number);
    const old = stale.map((one) => `过期的，不能用：${one.question}（${one.source}）`);
    if (ready.length === 0) return [...old, `知识库里没有合适的。自己答，例如：/解答 ${n} 要说的话`].join('\n');
    const lines = ready.map((one, i) => `${String(i + 1)} ${one.question}：${one.answer}（${one.source}）`);
    return [`${c.number}可以这样答：`, ...lines, ...old, `用第1条回 /解答 ${n} 1，自己写回 /解答 ${n} 要说的话`].join(
      '\n',
    );
  },
  answeredNow: (c) => `好，已经答给群众了（${c.number}）。他们还要找人的话，会再派过来。`,
  refused: (refusal, c, directory) => refusalWords(refusal, c, (id) => namesOf([id], directory)[0] ?? ''),
};
