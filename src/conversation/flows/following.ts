/** Somebody begins or ends to follow the account, scans a code, or chooses from its menu. */
import type { Flow } from '../turn.js';

export const following: Flow = ({ message }) =>
  message.gesture === undefined ? null : { outcome: 'gesture', say: [] };
