/** Who is talking, and where: people and groups of the directory behind the handles of a channel. */
import type { Area } from '../domain/area.js';
import type { Directory } from '../domain/directory.js';
import { calledName, type Person } from '../domain/person.js';
import type { Group } from '../domain/village.js';
import type { Context } from '../usecases/context.js';
import { contactId } from '../usecases/ids.js';
import { knownAs } from '../usecases/person-doors.js';
import type { Conversation } from '../ports/channel.js';
import { contactOf } from './bind-person.js';
import { newContact, type Contact } from './contact.js';
import { HALF_SURE } from './flows/report.js';
import { splitMatters } from '../understanding/split-matters.js';
import type { Scene, Understood } from '../understanding/types.js';
import { sceneOf } from './scene.js';
import type { StoredMessage } from './stored-message.js';
import type { Talk, Turn } from './turn.js';

/** The group by its handle, or by its name when exactly one of all villages is called so. */
export function groupFor(directory: Directory, channel: string, conversation: Conversation): Group | null {
  if (!conversation.room) return null;
  const bound = directory.groupByHandle(channel, conversation.id);
  if (bound !== null) return bound;
  const named = directory.groupsByName(conversation.name);
  return named.length === 1 ? (named[0] ?? null) : null;
}

/** A person is known by handle, or by the remark that the operator gave the contact ("P0017 王婶"). Never by name alone. */
export function personFor(
  directory: Directory,
  channel: string,
  sender: { id: string; remark?: string },
): Person | null {
  return (
    directory.personByHandle(channel, sender.id) ??
    (sender.remark === undefined ? null : directory.personByRemark(sender.remark))
  );
}

/** As `personFor`, or by a code that was shown in this session from this handle. */
export async function whoIs(
  { store, directory, sessionOf }: Context,
  channel: string,
  sender: { id: string; remark?: string },
): Promise<Person | null> {
  const person = personFor(directory(), channel, sender);
  if (person !== null) return person;
  const known = await knownAs(store, { channel, user: sender.id }, sessionOf);
  return known?.isStill === true ? directory().person(known.person) : null;
}

/** Id of the contact that remembers what this sender has told. */
export async function contactIdFor(context: Context, channel: string, sender: { id: string; remark?: string }) {
  const person = await whoIs(context, channel, sender);
  const { channel: home, user } = await contactOf(context, person?.id ?? null, { channel, user: sender.id });
  return contactId(home, user);
}

/** The group's village, else where the person lives or works, else what they said before, else the only one there is. */
function villageFor(directory: Directory, group: Group | null, person: Person | null, contact: Contact): Area | null {
  const paths = [group?.area, person?.home, contact.village, ...(person?.duties.map((duty) => duty.area) ?? [])];
  for (const path of paths) {
    const village = path === undefined || path === null ? null : directory.villageOf(path);
    if (village !== null) return village;
  }
  const all = directory.villageAreas();
  return all.length === 1 ? (all[0] ?? null) : null;
}

/** Above half sure, below what an hour that counts demands in a group. */
const MISHEARD = 0.55;

/** Gathers everything one message is judged by. Reads only. */
export async function turnOf(talk: Talk, message: StoredMessage): Promise<Turn> {
  const directory = talk.context.directory();
  const { channel, sender, conversation } = message;
  const person = await whoIs(talk.context, channel, sender);
  const home = await contactOf(talk.context, person?.id ?? null, { channel, user: sender.id });
  const stored = await talk.context.store.get<Contact>(contactId(home.channel, home.user));
  const group = groupFor(directory, channel, conversation);
  const contact = {
    ...(stored?.data ?? newContact(home.channel, home.user, sender.name)),
    name: sender.name,
    person: person?.id ?? null,
  };
  const village = villageFor(directory, group, person, contact);
  const text = message.text.trim();
  const where = conversation.room && !message.addressed ? 'group' : 'direct';
  const scene: Scene = { ...sceneOf(talk, village?.path ?? null, where), now: message.at };
  let known = await secondOpinion(talk, text, scene, village);
  const understood: Turn['understood'] = () => (known ??= asSureAsHeard(talk.understand(text, scene), message));
  const matters: Turn['matters'] = () => splitMatters(text, scene, understood(), talk.understand);
  return { talk, message, text, contact, person, group, village, understood, matters };
}

/** What may have been misheard is never so clear that the bot speaks up in a group, or takes it for another matter. */
function asSureAsHeard(read: Understood, { heard }: StoredMessage): Understood {
  if (heard === undefined || heard.sure) return read;
  const confidence = Math.min(read.report.confidence, MISHEARD);
  return { ...read, report: { ...read.report, confidence } };
}

/** The reading with a second opinion, where one is to be had and the text is meant for us; else null, read when asked for. */
async function secondOpinion(talk: Talk, text: string, scene: Scene, village: Area | null): Promise<Understood | null> {
  if (talk.reconsider === null || /^[/／]/u.test(text) || text === '') return null;
  const read = talk.understand(text, scene);
  // What people say to each other stays in the village.
  if (scene.where === 'group' && read.report.confidence < HALF_SURE) return read;
  const directory = talk.context.directory();
  const people = village === null ? [] : [...directory.livingIn(village.path), ...directory.staffWithin(village.path)];
  const names = people.flatMap((one) => [one.name, calledName(one)]);
  return talk.reconsider(text, read, names);
}
