/** Opens a picture or voice for whoever holds a link, as long as they may still see the case. */
import { attached } from '../domain/case/attached.js';
import type { Case } from '../domain/case/types.js';
import { can } from '../domain/rights.js';
import type { Context } from './context.js';
import type { LoadedMedia } from './media.js';
import type { MediaLinks } from './media-links.js';

/** `forged`: no link of ours. `gone`: too old, deleted, or not for this person any more. */
export type Opened = { media: LoadedMedia; number: string | null } | { refused: 'forged' | 'gone' };

/** Errors: `media_key_missing`, `store_corrupt`, those of the store. */
export type OpenMedia = (token: string) => Promise<Opened>;

export function createOpenMedia(
  { store, media, directory, now }: Pick<Context, 'store' | 'media' | 'directory' | 'now'>,
  links: MediaLinks,
): OpenMedia {
  return async (token) => {
    const ticket = links.read(token, now());
    if (ticket === null) return { refused: 'forged' };
    if (ticket.expired) return { refused: 'gone' };
    const loaded = await media.load(ticket.media);
    if (loaded === null) return { refused: 'gone' };
    // What older versions wrote does not know its case; who was given the link could see it then.
    if (loaded.cases.length === 0) return { media: loaded, number: null };
    const cases = await Promise.all(loaded.cases.map((id) => store.get<Case>(id)));
    const seen = cases
      .flatMap((one) => one?.data ?? [])
      .find(
        (c) => can(ticket.person, 'look', c, directory()).may && attached(c).some((one) => one.media === ticket.media),
      );
    return seen === undefined ? { refused: 'gone' } : { media: loaded, number: seen.number };
  };
}
