/** What is told of the village's work beside the cases. */
import type { VillageNotice } from '../../domain/notice.js';
import type { Reading } from '../view.js';

const MOST_NAMED = 20;

/** In a room only a bulletin itself: the rest names people. */
export function villageNotice(notice: VillageNotice, { room }: Reading): string {
  if (notice.kind === 'bulletin') return `[${notice.from}] ${notice.text}`;
  if (room) return '';
  switch (notice.kind) {
    case 'bulletinAsked':
      return `${notice.by} wants to tell ${notice.scope}: "${notice.text}". Reply /notice yes to agree, /notice no not to.`;
    case 'bulletinRuled': {
      const { by, reason = '' } = notice;
      if (notice.approved) return `${by} agreed, the bulletin goes out.`;
      return `${by} did not agree, it is not sent.${reason === '' ? '' : ` In their words: "${reason}"`}`;
    }
    case 'bulletinReport': {
      const { reached, of, missedPrivate: missed } = notice;
      if (missed.length === 0) return `The bulletin reached everybody (${String(of)}).`;
      const named = missed.slice(0, MOST_NAMED).join(', ') + (missed.length > MOST_NAMED ? ' …' : '');
      return `The bulletin reached ${String(reached)} of ${String(of)}. Not reached: ${named}. Please call or go there.`;
    }
    case 'visitDue':
      return `Today ${notice.whomPrivate} in ${notice.areaName} is to be seen again: "${notice.whyPrivate}". Afterwards reply /visit ${notice.whomPrivate} what you found`;
  }
}
