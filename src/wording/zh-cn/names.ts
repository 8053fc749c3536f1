/** Short names of states, urgencies, reasons and roles, as people say them. */
import { categoryLabel } from '../../domain/category.js';
import type { CaseState, DeclineReason, HandlingMode } from '../../domain/case/types.js';
import type { CaseBrief } from '../../domain/notice.js';
import type { Role } from '../../domain/person.js';
import type { UrgencyClass } from '../../domain/urgency.js';
import type { WayNames } from '../../domain/ways.js';

/** domain.md, column 对村民显示. */
export const STATE_WORDS: Readonly<Record<CaseState, string>> = {
  draft: '等您补充',
  new: '已收到',
  triage: '正在看归谁办',
  emergency: '正在叫人',
  dispatched: '已派人，等接单',
  objection: '正在核实归谁办',
  accepted: '已接单',
  in_progress: '正在办',
  need_info: '等您补充',
  extension: '申请延期',
  verifying: '等上面定',
  parked: '暂缓',
  replied: '办完了，等您说好没好',
  redo: '重新办',
  answered: '已答复',
  closed: '已办结',
  merged: '并到另一件里了',
  declined: '不归这里办',
  withdrawn: '您撤回了',
  archived: '已归档',
};

/** To those who work here: the same, where "您" would be the villager. */
export const STAFF_STATE_WORDS: Readonly<Record<CaseState, string>> = {
  ...STATE_WORDS,
  draft: '等群众补充',
  need_info: '等群众回话',
  replied: '办完了，等群众说好没好',
  withdrawn: '群众撤回了',
};

export const URGENCY_WORDS: Readonly<Record<UrgencyClass, string>> = {
  A: '特急',
  B: '急',
  C1: '求助',
  C2: '投诉',
  D1: '咨询',
  D2: '建议',
  E: '举报',
  F: '联办',
  G: '信访',
};

const WAY_WORDS: Readonly<Record<HandlingMode, string>> = {
  direct: '直接办理',
  assist: '协办',
  joint: '联办',
  supervise: '督办',
};

/** What a way of handling is called, by the place's own name if it has one. */
export const wayName = (mode: HandlingMode, ways: WayNames = {}): string => ways[mode] ?? WAY_WORDS[mode];

/** A class of deadlines; that of joint cases by the name of their way. */
export const urgencyName = (urgency: UrgencyClass, ways?: WayNames): string =>
  urgency === 'F' ? wayName('joint', ways) : URGENCY_WORDS[urgency];

export const ROLE_WORDS: Readonly<Record<Role | 'assignee', string>> = {
  villager: '群众自己',
  grid_member: '网格员',
  grid_lead: '一级网格员（社长、组长）以上',
  package_cadre: '包片干部以上',
  shop_head: '店长（村支书）以上',
  chief_shopkeeper: '总店长',
  department: '部门联络人',
  operator: '管理员',
  auditor: '审计员',
  assignee: '接了这件事的人',
};

/** Reasons for not taking a matter on, each with the way that is open. */
export const DECLINE_WORDS: Readonly<Record<DeclineReason, string>> = {
  emergency_line: '这个要直接打110、119、120，最快',
  legal_procedure: '这个要走法院、仲裁或者信访的路子，村里不能代替',
  repeated: '这件事已经答复过了，没有新的情况',
  secrecy: '这里头有保密或者别人隐私的内容，不能在这里办',
  beyond_duty: '这个不归村里和乡里管',
  unlawful: '这个要求不合规定',
};

/** "二社停水" */
export function matterWords(brief: Pick<CaseBrief, 'areaName' | 'category'>): string {
  return `${brief.areaName}${categoryLabel(brief.category)}`;
}

/** What somebody wrote, with a full stop unless it ends in a mark of its own. */
export function sentence(text: string): string {
  const bare = text.trim().replace(/[,，、;；:：]+$/u, '');
  return /[。！？!?….][”’"）)]?$/u.test(bare) ? bare : `${bare}。`;
}

/** True when it must not be spoken of beyond its reporter and those who work on it; its number shows it. */
export function isSealed(brief: Pick<CaseBrief, 'number'>): boolean {
  return brief.number.includes('-S-');
}

/** "312" of "GM-0312": what a clerk types. Sealed ones are typed in full. */
export function shortNumber(number: string): string {
  return isSealed({ number }) ? number : String(Number(number.split('-').at(-1)));
}
