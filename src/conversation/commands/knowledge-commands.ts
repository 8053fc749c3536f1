/** Answering a villager from the knowledge base. */
import { calledName } from '../../domain/person.js';
import type { Case } from '../../domain/case/types.js';
import { isInForce, sourceOf, titleOf, type KnowledgeEntry } from '../../knowledge/entry.js';
import { answered } from '../turn.js';
import { perform, type Call, type Command } from './command.js';
import { pickCase } from './pick.js';

/** Below this an entry has nothing to do with the matter. */
const LIKELY = 0.1;
const MOST_PROPOSED = 3;

export const solve: Command = {
  name: 'answer',
  zh: '解答',
  also: ['答疑', '答'],
  form: '/解答 编号 要说的话',
  example: '/解答 312 1',
  does: '政策上的事一句话答清；不写话就列出知识库里的',
  right: 'answer',
  run: async (call) => {
    const picked = await pickCase(call, solve, 'answer');
    if ('handled' in picked) return picked.handled;
    const { context, words } = call.turn.talk;
    const now = context.now();
    const current = entriesFor(call, picked.case, (entry) => isInForce(entry, now)).slice(0, MOST_PROPOSED);
    const chosen = /^[1-3]$/u.test(picked.rest) ? current[Number(picked.rest) - 1] : undefined;
    if (picked.rest === '' || (chosen === undefined && /^\d$/u.test(picked.rest))) {
      const stale = entriesFor(call, picked.case, (entry) => !isInForce(entry, now)).slice(0, 1);
      const text = words.replies.proposals(picked.case, current.map(proposal), stale.map(proposal));
      return answered(call.turn, 'proposed', text);
    }
    const told =
      chosen === undefined
        ? { text: picked.rest, source: calledName(call.me) }
        : { text: chosen.answer, source: sourceOf(chosen) };
    return perform(call, picked.case, { kind: 'answer', ...told }, (after) => words.replies.answeredNow(after));
  },
};

function entriesFor(
  { turn }: Call,
  { area, remarks }: Case,
  accepts: (entry: KnowledgeEntry) => boolean,
): KnowledgeEntry[] {
  const asked = remarks.filter((one) => one.from === 'reporter').map((one) => one.text);
  const found = turn.talk.knowledge.find(area, asked.join('\n'), accepts);
  return found.filter((one) => one.confidence >= LIKELY).map((one) => one.entry);
}

function proposal(entry: KnowledgeEntry) {
  return { question: titleOf(entry), answer: entry.answer, source: sourceOf(entry) };
}
