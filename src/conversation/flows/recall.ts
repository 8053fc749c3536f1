/** Somebody takes back what they said. */
import type { Flow } from '../turn.js';

export const recall: Flow = ({ message }) =>
  message.gesture?.kind === 'recalled' ? { outcome: 'recalled', say: [] } : null;
