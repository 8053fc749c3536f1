/** /公函: a letter of the village to an office outside, to be printed; the case remembers it. */
import { isPrivate } from '../../domain/case/tell.js';
import { maskText } from '../../domain/mask.js';
import { can } from '../../domain/rights.js';
import { answered, aside } from '../turn.js';
import { perform, rightForm, type Command } from './command.js';
import { pickCase } from './pick.js';

/** Characters; the name of an office is shorter. */
const LONGEST_NAME = 40;

export const letter: Command = {
  name: 'letter',
  zh: '公函',
  also: ['函', '发函'],
  form: '/公函 编号 单位',
  example: '/公函 312 县水务局',
  does: '给村外的单位写一封函，打印盖章',
  right: 'letter',
  run: async (call) => {
    const picked = await pickCase(call, letter, 'letter');
    if ('handled' in picked) return picked.handled;
    const { turn, me } = call;
    const { context, words, papers } = turn.talk;
    const { replies } = words;
    const may = can(me.id, 'letter', picked.case, context.directory());
    if (!may.may) return answered(turn, 'refused', replies.notAllowed(may.who));
    if (isPrivate(picked.case)) return answered(turn, 'refused', replies.letterSecret(picked.case.number));
    const to = maskText([...picked.rest].slice(0, LONGEST_NAME).join(''));
    if (to === '') return rightForm(call, letter, '给哪个单位');
    if (papers === null) return answered(turn, 'refused', replies.tryAgain());
    const now = context.now();
    const paper = { kind: 'letter', case: picked.case.id, to, writtenAt: now } as const;
    const ready = replies.letterReady(picked.case.number, to, papers.make({ person: me.id, paper }, now));
    const done = await perform(
      call,
      picked.case,
      { kind: 'note', text: replies.letterNote(to), media: [] },
      () => ready,
    );
    return done.outcome === 'command:note' ? aside(turn, done, ready) : done;
  },
};
