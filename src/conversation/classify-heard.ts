/** A recording that nobody had understood, now that somebody said in words what it is about. */
import type { Case } from '../domain/case/types.js';
import { actOnCase } from '../usecases/act-on-case.js';
import { sceneOf } from './scene.js';
import { keyOf, type Turn } from './turn.js';

/**
 * Category, nature and urgency follow the words, unless somebody has set them. To be called with the case as it is after
 * `words` were added to it; returns it as it is then, or null when there was nothing to follow. Done once per message.
 */
export async function classifyHeard(turn: Turn, c: Case, words: string): Promise<Case | null> {
  const { context, understand } = turn.talk;
  if (c.unheard !== false || words === '') return null;
  if (c.log.some((entry) => entry.action === 'classify' && entry.key !== causeOf(turn))) return null;
  const { category, nature, urgency } = understand(words, sceneOf(turn.talk, c.village, 'direct'));
  const action = { kind: 'classify', category: category.code, nature, urgency } as const;
  const acted = await actOnCase(context, c.id, action, { kind: 'system' }, causeOf(turn));
  return acted.ok ? acted.case : null;
}

const causeOf = (turn: Turn): string => `${keyOf(turn)}:heard`;
