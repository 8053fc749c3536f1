/** What offices announce in a group is kept in mind, and repeated to those who ask why there is no power. */
import type { AreaPath } from '../../domain/area.js';
import { isWithin } from '../../domain/area.js';
import { maskText } from '../../domain/mask.js';
import { MINUTE } from '../../domain/time.js';
import { announcementIn, askedAfter, calledOff } from '../../knowledge/announcement.js';
import { normalise } from '../../understanding/normalise.js';
import { noteRepeated, noticeFor, postNotice, takeDown } from '../../usecases/notice-board.js';
import type { StoredMessage } from '../stored-message.js';
import { answered, isClerk, keyOf, type Flow, type Turn } from '../turn.js';
import { HALF_SURE } from './report.js';

/** Who asks in a group where it was said a moment ago can read it there. */
const JUST_SAID = 10 * MINUTE;
/** Asked before it begins: 明天停电不, 体检啥时候. */
const AHEAD = /明天|后天|今天|几点|哪天|几号|啥时候|什么时候|是不是|通知|吗|不[?？]?$/u;

/** True for a message that must be kept although it is no report. */
export function mayConcernNotices({ text, at }: Pick<StoredMessage, 'text' | 'at'>): boolean {
  return askedAfter(text) !== null || announcementIn(text, true, at) !== null || calledOff(text) !== null;
}

/** Planned outages, closures and events, said in a group: not a word, but remembered until they are over. */
export const keepNotice: Flow = async (turn) => {
  if (!turn.message.conversation.room || turn.village === null || turn.text === '') return null;
  const { context } = turn.talk;
  const staff = isClerk(turn);
  const off = staff ? calledOff(turn.text) : null;
  if (off !== null) {
    await takeDown(context, turn.village.path, off, areasIn(turn, turn.village.path));
    return null;
  }
  const found = announcementIn(turn.text, staff, context.now());
  if (found === null || (!staff && turn.understood().report.confidence >= HALF_SURE)) return null;
  await postNotice(context, turn.village.path, {
    ...found,
    text: maskText(found.text),
    areas: areasIn(turn, turn.village.path),
    key: keyOf(turn),
    saidAt: turn.message.at,
    repeated: {},
  });
  return { outcome: 'noticed', say: [] };
};

/** "咋没电": what was announced, and what to do when it is over and there is still none. No case is opened. */
export const repeatNotice: Flow = async (turn) => {
  const what = askedAfter(turn.text);
  if (what === null || turn.village === null) return null;
  const { context, words } = turn.talk;
  const { message, village } = turn;
  const asked = { what, area: areaOf(turn, village.path), ahead: AHEAD.test(turn.text) };
  const notice = await noticeFor(context, village.path, asked);
  if (notice === null) return null;
  const now = context.now();
  const { id, room } = message.conversation;
  if (room && !message.addressed && now - (notice.repeated[id] ?? 0) < JUST_SAID)
    return { outcome: 'notice_known', say: [] };
  if (room) await noteRepeated(context, village.path, notice, id);
  return answered(turn, 'notice_repeated', words.replies.announced(notice, now));
};

/** Every grid that is named; else where the group is. */
function areasIn({ text, group, talk }: Turn, village: AreaPath): AreaPath[] {
  const plain = normalise(text);
  const places = talk.context.directory().placesOf(village);
  const named = places.filter(({ name, aliases }) => [name, ...aliases].some((one) => isNamed(plain, one)));
  const areas = [...new Set(named.map((place) => place.area))];
  return /全村|各社/u.test(plain) || areas.length === 0 ? [group?.area ?? village] : areas;
}

/** 二社 in 十二社 is another place. */
function isNamed(text: string, place: string): boolean {
  const at = text.indexOf(place);
  return place.length > 1 && at >= 0 && !/[一二三四五六七八九十\d]/u.test(text.charAt(at - 1));
}

function areaOf(turn: Turn, village: AreaPath): AreaPath {
  const { contact, person, group } = turn;
  const known = [turn.understood().area, contact.home, person?.home, group?.area];
  return known.find((path) => path !== null && path !== undefined && isWithin(path, village)) ?? village;
}
