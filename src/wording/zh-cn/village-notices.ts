/** What is told of the village's work beside the cases. */
import type { VillageNotice } from '../../domain/notice.js';
import type { Reading } from '../view.js';

const MOST_NAMED = 20;

/** In a room only a bulletin itself: the rest names people. */
export function villageNotice(notice: VillageNotice, { room }: Reading): string {
  if (notice.kind === 'bulletin') return `【${notice.from}通知】${notice.text}`;
  if (room) return '';
  switch (notice.kind) {
    case 'bulletinAsked':
      return `${notice.by}要发通知给${notice.scope}：“${notice.text}”。同意回 /通知 同意，不同意回 /通知 不同意`;
    case 'bulletinRuled': {
      const { by, reason = '' } = notice;
      return notice.approved
        ? `通知${by}同意了，正在发。`
        : `通知${by}没同意，不发了。${reason === '' ? '' : `说：“${reason}”`}`;
    }
    case 'bulletinReport': {
      const { reached, of, missedPrivate: missed } = notice;
      if (missed.length === 0) return `通知都送到了（${String(of)}处）。`;
      const named = missed.slice(0, MOST_NAMED).join('、') + (missed.length > MOST_NAMED ? '……' : '');
      return `通知送到${String(reached)}处（共${String(of)}处）。没收到的：${named}，请上门或打电话说一声。`;
    }
    case 'visitDue':
      return `今天该再去看看${notice.areaName}${notice.whomPrivate}家了：“${notice.whyPrivate}”。去了回 /走访 ${notice.whomPrivate} 看到了什么`;
  }
}
