/** Words that people type to the bot and that it understands, whatever the language of the sentence around them. */
import type { DeclineReason } from '../../domain/case/types.js';

export const TYPED = {
  solved: '好了',
  unsolved: '没好',
  progress: '进度',
  supplement: '补充',
  withdraw: '撤回',
  person: '找人',
  wrong: '不对',
  right: '对',
  myData: '我的数据',
  forget: '删除我的信息',
  confirmForget: '确定删除',
  // The longer one first: it begins with the other.
  bindRoom: '绑定本群',
  bind: '绑定',
} as const;

export const SAY_WHETHER_SOLVED = `Reply ${TYPED.solved} for yes, ${TYPED.unsolved} for no.`;

/** The words by which a clerk names the reason for not taking a matter on. */
export const DECLINE_TYPED: Readonly<Record<DeclineReason, string>> = {
  emergency_line: '紧急',
  legal_procedure: '法院',
  repeated: '重复',
  secrecy: '隐私',
  beyond_duty: '不归',
  unlawful: '违规',
};
