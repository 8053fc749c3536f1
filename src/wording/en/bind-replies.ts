/** Who somebody is, and which group a room is. */
import type { BindReplies } from '../replies.js';
import { TYPED } from './typed-words.js';

export const bindReplies: BindReplies = {
  personCode: (name, code, minutes) =>
    `Let ${name} write to me alone: ${TYPED.bind} ${code}. It is good once, for ${String(minutes)} minutes, and not for a group to see.`,
  roomCode: (group, code, minutes) =>
    `Write in ${group}: ${TYPED.bindRoom} ${code}. It is good once, for ${String(minutes)} minutes.`,
  boundPerson: (name) => `Good, I know you now, ${name}. For what you reported before, answer ${TYPED.progress}.`,
  boundFor: (name) => `Good, taken for ${name}, who has been told.`,
  boundRoom: (group) => `Good, this is ${group}.`,
  wrongCode: () => 'This number is wrong, too old or was used. Please ask your grid member for another one.',
  tooManyTries: () => 'Too many attempts. Please try again in an hour, or ask your grid member.',
  codeInRoom: () =>
    'Please send such a number to me alone. Everybody has seen this one, so it is void; ask your grid member for another.',
  codeOfRoom: () => `This is for a group: write ${TYPED.bindRoom} and the number in that group.`,
  claimTaken: () =>
    `Good, I ask your grid member who you are and tell you. It goes sooner with a number from them, sent to me alone: ${TYPED.bind} and the number. Tell me what you need meanwhile.`,
  claimed: ({ shown, name, areaName, code }) =>
    `Somebody called "${shown}" on WeChat says to be ${name} of ${areaName}. When you have made sure, answer ${TYPED.bind} ${code}. Otherwise do nothing, it is void tomorrow at this time.`,
  mayNotBind: (name) => `${name} is not yours to recognise; please ask the operator of the township.`,
  noSuchGroup: (typed) => `There is no group "${typed}", or it is not yours. Write its name as the village has it.`,
};
