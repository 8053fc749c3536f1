/** Why a clerk's command was not carried out, and what to do instead. */
import type { ActionKind, Refusal } from '../../domain/case/action.js';
import type { Case } from '../../domain/case/types.js';
import type { PersonId } from '../../domain/person.js';
import { ROLE_WORDS, shortNumber, STAFF_STATE_WORDS } from './names.js';

const ACTION_WORDS: Partial<Record<ActionKind, string>> = {
  accept: '接单',
  contact: '记联系',
  note: '记录',
  ask: '补问',
  reply: '回复',
  done: '办结',
  return: '退单',
  escalate: '上报',
  assign: '派单',
  transfer: '转派',
  approve: '同意',
  reject: '不同意',
  merge: '并单',
  decline: '不予受理',
  redo: '重办',
  extend: '延期',
  park: '挂账',
  resume: '恢复',
  mode: '换办法',
};

/** What can be done in a state instead, with the command to type. */
function instead(c: Case): string {
  const n = shortNumber(c.number);
  switch (c.state) {
    case 'dispatched':
    case 'redo':
    case 'emergency':
      return `先回 /接单 ${n}`;
    case 'replied':
      return '等群众回话';
    case 'merged':
    case 'closed':
    case 'declined':
    case 'withdrawn':
    case 'archived':
      return `看来龙去脉：/查看 ${n}`;
    case 'extension':
      return '先等上面批，批了再说';
    case 'need_info':
      return `时间停着，群众回了话接着算；不等了回 /恢复 ${n}`;
    case 'parked':
      return `要接着办先回 /恢复 ${n}`;
    default:
      return `能做的看：/查看 ${n}`;
  }
}

export function refusalWords(refusal: Refusal, c: Case, nameOf: (id: PersonId) => string): string {
  const n = shortNumber(c.number);
  switch (refusal.code) {
    case 'wrong_state':
      return `${c.number}现在是“${STAFF_STATE_WORDS[c.state]}”，不能${ACTION_WORDS[refusal.action] ?? '这样做'}。${instead(c)}。`;
    case 'taken':
      return `${c.number}已经由${nameOf(refusal.by)}接了，您不用管了。要一起办就跟他说一声。`;
    case 'not_allowed':
      return `这一步要${ROLE_WORDS[refusal.who]}来做（${c.number}）。需要上面定的，可以回 /上报 ${n} 原因。`;
    case 'return_barred':
      return `${c.number}退单上面已经定过了，还归您办，不能再退。`;
    case 'already_contacted':
      return `${c.number}已经联系过群众，不能退单了。办不了的回 /上报 ${n} 原因。`;
    case 'extended_before':
      return `${c.number}已经延过一次，不能再延。`;
    case 'too_long':
      return `最多延${String(refusal.workdays)}个工作日。`;
    case 'too_late':
      return `${c.number}办结过了${String(refusal.days)}天，不能再打开，请重新登记一件。`;
    case 'nobody_above':
      return `上面没有登记可以接${c.number}的人，请直接跟乡里说，也请管理员补上。`;
    case 'accused':
      return `${nameOf(refusal.person)}跟${c.number}有关系，要回避，请派给别人。`;
    case 'parts_open':
      return `还有${String(refusal.open)}家没办完，等都好了再办结。看：/查看 ${n}`;
    case 'says_little':
      return `这类事办结要写清做了什么、给了什么，例如：/办结 ${n} 送到家米两袋、油一桶`;
    case 'not_reporter':
      return '这个要报事的人自己来做。';
    case 'itself':
      return '不能并到自己里头，请写另一件的编号。';
  }
}
