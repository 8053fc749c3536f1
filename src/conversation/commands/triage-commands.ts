/** Decisions of those who lead about what a case is: the same as another, of which kind, ours at all. */
import { categoriesNamed } from '../../domain/category.js';
import { DECLINE_REASONS, type DeclineReason } from '../../domain/case/types.js';
import { numbersIn } from '../case-number.js';
import { answered } from '../turn.js';
import { sceneOf } from '../scene.js';
import { perform, rightForm, type Command } from './command.js';
import { byNumber, pickCase } from './pick.js';
import { splitOff } from './split-off.js';

export const merge: Command = {
  name: 'merge',
  zh: '并单',
  also: ['合并'],
  form: '/并单 编号 并到的编号',
  example: '/并单 310 308',
  does: '同一件事，并到另一件里',
  right: 'merge',
  run: async (call) => {
    const picked = await pickCase(call, merge, 'merge');
    if ('handled' in picked) return picked.handled;
    const target = numbersIn(picked.rest)[0];
    if (target === undefined) return rightForm(call, merge, '并到的编号');
    const into = await byNumber(call, target, '');
    if ('handled' in into) return into.handled;
    const { words } = call.turn.talk;
    if (into.case.village !== picked.case.village)
      return answered(call.turn, 'refused', words.replies.otherVillage(into.case.number));
    if (into.case.state === 'merged')
      return answered(call.turn, 'refused', words.replies.mergedItself(into.case.number));
    const action = { kind: 'merge', into: into.case.id, intoNumber: into.case.number } as const;
    return perform(call, picked.case, action, () => words.replies.mergedInto(picked.case.number, into.case.number));
  },
};

export const unmerge: Command = {
  name: 'unmerge',
  zh: '拆单',
  also: ['拆开', '分开'],
  form: '/拆单 编号',
  example: '/拆单 310',
  does: '并错了，拆出来单独办',
  right: 'unmerge',
  run: async (call) => {
    const picked = await pickCase(call, unmerge, 'unmerge');
    if ('handled' in picked) return picked.handled;
    const { words } = call.turn.talk;
    const apart = picked.case.state === 'merged' ? null : await splitOff(call, picked.case, picked.rest);
    if (apart !== null) return apart;
    return perform(call, picked.case, { kind: 'unmerge' }, (after) => words.replies.unmergedNow(after));
  },
};

export const classify: Command = {
  name: 'classify',
  zh: '改类',
  also: ['改类别', '归类'],
  form: '/改类 编号 类别',
  example: '/改类 312 水质',
  does: '这件事归错类了，改过来',
  right: 'classify',
  run: async (call) => {
    const picked = await pickCase(call, classify, 'classify');
    if ('handled' in picked) return picked.handled;
    if (picked.rest === '') return rightForm(call, classify, '类别');
    const { replies } = call.turn.talk.words;
    const [category, ...others] = categoriesNamed(picked.rest);
    if (category === undefined || others.length > 0) {
      const near = [category, ...others].flatMap((one) => one?.code ?? []);
      return answered(call.turn, 'wrong_form', replies.whichCategory(picked.rest, near));
    }
    const { nature, urgency } = picked.case;
    return perform(call, picked.case, { kind: 'classify', category: category.code, nature, urgency }, (after) =>
      replies.classified(after),
    );
  },
};

export const locate: Command = {
  name: 'locate',
  zh: '改地点',
  also: ['改地方', '改社'],
  form: '/改地点 编号 哪个社',
  example: '/改地点 312 三社',
  does: '地方弄错了，改到对的社',
  right: 'locate',
  run: async (call) => {
    const picked = await pickCase(call, locate, 'locate');
    if ('handled' in picked) return picked.handled;
    if (picked.rest === '') return rightForm(call, locate, '哪个社');
    const { words, context, understand } = call.turn.talk;
    const directory = context.directory();
    const { area } = understand(picked.rest, sceneOf(call.turn.talk, picked.case.village, 'direct'));
    if (area === null) return answered(call.turn, 'wrong_form', words.replies.noSuchPlace(picked.rest));
    return perform(call, picked.case, { kind: 'locate', area }, (after) =>
      words.replies.relocated(after, directory.areaName(area)),
    );
  },
};

export const decline: Command = {
  name: 'decline',
  zh: '不予受理',
  also: ['不受理', '拒绝'],
  form: '/不予受理 编号 原因',
  example: '/不予受理 312 法院 正在打官司，等判决',
  does: '不归这里办，告诉群众去哪儿办',
  right: 'decline',
  run: async (call) => {
    const picked = await pickCase(call, decline, 'decline');
    if ('handled' in picked) return picked.handled;
    const { replies } = call.turn.talk.words;
    const reason = reasonIn(picked.rest);
    if (reason === null) return answered(call.turn, 'wrong_form', replies.declineReasons(decline.example));
    return perform(call, picked.case, { kind: 'decline', reason, text: picked.rest }, (after) =>
      replies.declinedNow(after),
    );
  },
};

/** Words that name one of the reasons the rules allow (北京 11, 潍坊 19). */
const REASON_WORDS: Record<DeclineReason, RegExp> = {
  emergency_line: /110|119|120|紧急|急救/u,
  legal_procedure: /法院|官司|诉讼|仲裁|复议|纪检|信访/u,
  repeated: /重复|说过|答复过/u,
  secrecy: /涉密|隐私|机密/u,
  unlawful: /违法|违规|违背|犯法/u,
  beyond_duty: /不归|职责|管不了|范围|私事|个人/u,
};

function reasonIn(text: string): DeclineReason | null {
  return DECLINE_REASONS.find((reason) => REASON_WORDS[reason].test(text)) ?? null;
}
