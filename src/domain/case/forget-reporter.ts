/** Somebody who reported a case wants nothing kept of them: what happened stays, who said it goes. */
import { maskName } from '../mask.js';
import type { Told } from '../notice.js';
import type { Change, Doing } from './action.js';
import type { Case } from './types.js';

/**
 * The case without this reporter, what they said and sent, and every phone number. The short gist stays with names
 * covered, and so do place, category and times. Nobody is told. Work that is under way goes on, because a broken pipe
 * stays broken.
 */
export function forgetReporter(c: Case, contact: string, { key, env }: Doing): Change {
  const gone = c.remarks.filter((one) => one.by === contact);
  const remarks = c.remarks.filter((one) => one.by !== contact);
  const kept = new Set(remarks.flatMap((one) => one.media));
  const media = [...new Set(gone.flatMap((one) => one.media))].filter((id) => !kept.has(id));
  const reporter = c.reporters.find((one) => one.contact === contact);
  const concerned = c.reporters[0] === reporter ? c.concerned : null;
  const entry = { at: env.now, by: 'system', action: 'forget_reporter', from: c.state, to: c.state, text: '', key };
  const log = c.log.map((one) => (one.by === contact ? { ...one, by: '', text: '' } : one));
  return {
    case: {
      ...c,
      reporters: c.reporters.filter((one) => one.contact !== contact),
      remarks,
      // Nobody noted whose number it is.
      phone: null,
      concerned: concerned === null ? c.concerned : null,
      gist: withoutNames(c.gist, [reporter?.name ?? '', concerned ?? '']),
      toldAt: Object.fromEntries(Object.entries(c.toldAt).filter(([id]) => id !== reporter?.door.user)),
      log: [...log, entry],
    },
    told: media.map((id): Told => ({ to: { to: 'aggregate', id }, notice: { kind: 'discard' } })),
  };
}

function withoutNames(text: string, names: readonly string[]): string {
  return names.filter((name) => name !== '').reduce((rest, name) => rest.replaceAll(name, maskName(name)), text);
}
