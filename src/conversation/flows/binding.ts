/**
 * "绑定 482173": somebody shows who they are by a number that a clerk gave them; a clerk confirms by a number who somebody
 * is. "绑定本群 二社群": a clerk, or whoever has a number for it, says which group a room is. "绑定 卓玛": somebody says who
 * they are, and until a clerk has confirmed it, nothing of hers is told.
 */
import { lineageOf } from '../../domain/area.js';
import { mayBind } from '../../domain/may-bind.js';
import { calledName, isStaff, type Person } from '../../domain/person.js';
import type { Told } from '../../domain/notice.js';
import type { Group } from '../../domain/village.js';
import { makeCode, mayTry, readCode, useCode, type BindCode } from '../../usecases/bind-codes.js';
import type { Door } from '../../usecases/person-doors.js';
import { bindPerson } from '../bind-person.js';
import type { Handled } from '../stored-message.js';
import { answered, contactIdOf, isClerk, keyOf, sayPrivately, type Flow, type Turn } from '../turn.js';

const CODE = /^[/／]?\s*绑定\s*[:：]?\s*(\d{6})[。.!！]*$/u;
const ROOM = /^[/／]?\s*绑定本群\s*(.*?)[。.!！]*$/u;
const CLAIM = /^[/／]?\s*绑定\s*[:：]?\s*([\p{Script=Han}·]{2,8})[。.!！]*$/u;

/** Heard in any room, also in one that nobody knows yet. */
export const isBinding = (text: string): boolean => ROOM.test(text.trim()) || CODE.test(text.trim());

export const binding: Flow = async (turn) => {
  const room = ROOM.exec(turn.text)?.[1];
  if (room !== undefined) return bindRoom(turn, room);
  const code = CODE.exec(turn.text)?.[1];
  if (code !== undefined) return turn.message.conversation.room ? spoil(turn, code) : byCode(turn, code);
  const claimed = CLAIM.exec(turn.text)?.[1];
  return claimed === undefined || turn.person !== null || turn.message.conversation.room ? null : claim(turn, claimed);
};

async function byCode(turn: Turn, code: string): Promise<Handled> {
  const { context, words } = turn.talk;
  const read = await tried(turn, code);
  if (read === 'too_many') return answered(turn, 'bind_refused', words.replies.tooManyTries());
  if (read === null) return answered(turn, 'bind_refused', words.replies.wrongCode());
  if ('group' in read.bound) return answered(turn, 'bind_refused', words.replies.codeOfRoom());
  const person = context.directory().person(read.bound.person);
  const isFree = turn.person === null || turn.person.id === person?.id;
  if (read.claimedBy !== null) return confirm(turn, code, read.claimedBy, person);
  if (person === null || !isFree || (await use(turn, code)) === null)
    return answered(turn, 'bind_refused', words.replies.wrongCode());
  await bindPerson(context, person, doorOfSpeaker(turn));
  return answered(turn, 'bound', words.replies.boundPerson(calledName(person)));
}

/** What was shown to a whole room shows nothing any more. */
async function spoil(turn: Turn, code: string): Promise<Handled> {
  await use(turn, code);
  return answered(turn, 'bind_refused', turn.talk.words.replies.codeInRoom());
}

async function confirm(turn: Turn, code: string, door: Door, person: Person | null): Promise<Handled> {
  const { context, words } = turn.talk;
  const may = (one: Person): boolean => isClerk(turn) && mayBind(turn.person, one.home ?? null, isStaff(one));
  if (person === null || !may(person) || (await use(turn, code)) === null)
    return answered(turn, 'bind_refused', words.replies.wrongCode());
  await bindPerson(context, person, door);
  const to = { to: 'conversation', channel: door.channel, id: door.user, room: false, mention: [] } as const;
  const told: Told = { to, notice: { kind: 'said', text: words.replies.boundPerson(calledName(person)) } };
  const confirmed = answered(turn, 'bound', words.replies.boundFor(calledName(person)));
  return { ...confirmed, say: [...confirmed.say, told] };
}

/** The answer is the same whether there is such a person or not. */
async function claim(turn: Turn, name: string): Promise<Handled> {
  const { context, words } = turn.talk;
  const taken = answered(turn, 'bind_claimed', words.replies.claimTaken());
  if (!(await mayTry(context.store, contactIdOf(turn), keyOf(turn), context.now()))) return taken;
  const directory = context.directory();
  const everybody = new Set(directory.villages.flatMap((village) => village.people.map((one) => one.id)));
  const named = [...everybody].flatMap((id) => directory.person(id) ?? []).filter((one) => one.name === name);
  const [person, ...more] = named;
  if (person?.home === undefined || isStaff(person) || more.length > 0) return taken;
  const clerks = lineageOf(person.home)
    .map((area) => directory.staffOf(area).filter((one) => mayBind(one, person.home ?? null, false)))
    .find((some) => some.length > 0);
  if (clerks === undefined) return taken;
  const claimedBy = doorOfSpeaker(turn);
  const code = await makeCode(context.store, { bound: { person: person.id }, claimedBy }, context.now());
  const areaName = directory.areaName(person.home);
  const text = words.replies.claimed({ shown: turn.message.sender.name, name, areaName, code });
  const told = clerks.map((one): Told => ({ to: { to: 'person', person: one.id }, notice: { kind: 'said', text } }));
  return { ...taken, say: [...taken.say, ...told] };
}

async function bindRoom(turn: Turn, given: string): Promise<Handled | null> {
  const { context, words } = turn.talk;
  if (!turn.message.conversation.room) return answered(turn, 'bind_refused', words.replies.codeOfRoom());
  const group = /^\d{6}$/u.test(given) ? await groupByCode(turn, given) : groupByName(turn, given);
  // Whoever may not is not told what would be.
  if (group === null) return { outcome: 'bind_refused', say: isClerk(turn) ? refusal(turn, given) : [] };
  await context.rooms.learn(group.id, doorOfRoom(turn));
  return answered(turn, 'bound', words.replies.boundRoom(group.name));
}

function refusal(turn: Turn, given: string): Told[] {
  return [sayPrivately(turn, turn.talk.words.replies.noSuchGroup(given))];
}

async function groupByCode(turn: Turn, code: string): Promise<Group | null> {
  const read = await tried(turn, code);
  if (read === null || read === 'too_many' || !('group' in read.bound)) return null;
  const group = turn.talk.context.directory().group(read.bound.group);
  return group === null || (await use(turn, code)) === null ? null : group;
}

/** Of the groups that the clerk works for, by name or id. */
function groupByName(turn: Turn, name: string): Group | null {
  if (!isClerk(turn)) return null;
  const all = turn.talk.context.directory().villages.flatMap((village) => village.groups);
  const named = all.filter((one) => (one.name === name || one.id === name) && mayBind(turn.person, one.area, false));
  return named.length === 1 ? (named[0] ?? null) : null;
}

async function tried(turn: Turn, code: string): Promise<BindCode | null | 'too_many'> {
  const { store, now } = turn.talk.context;
  if (!(await mayTry(store, contactIdOf(turn), keyOf(turn), now()))) return 'too_many';
  return readCode(store, code, keyOf(turn), now());
}

function use(turn: Turn, code: string): Promise<BindCode | null> {
  const { store, now } = turn.talk.context;
  return useCode(store, code, keyOf(turn), now());
}

function doorOfSpeaker({ message, talk }: Turn): Door {
  const { channel, sender } = message;
  return { channel, user: sender.id, session: talk.context.sessionOf(channel) ?? null, at: talk.context.now() };
}

function doorOfRoom(turn: Turn): Door {
  return { ...doorOfSpeaker(turn), user: turn.message.conversation.id };
}
