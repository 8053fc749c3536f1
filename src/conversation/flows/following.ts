/** Somebody begins or ends to follow the account, scans a code, or chooses from its menu. */
import { areaOfScene } from '../../domain/code-scene.js';
import type { Area } from '../../domain/area.js';
import { forgetPerson } from '../../usecases/forget-person.js';
import { leaveDoor } from '../../usecases/leave-door.js';
import { doorsOf, OWN } from '../../usecases/person-doors.js';
import { rememberContact } from '../contact.js';
import { turnOf } from '../identify.js';
import type { Handled } from '../stored-message.js';
import { answered, keyOf, type Flow, type Turn } from '../turn.js';

/** `handle` is the path of every message. */
export function following(handle: (turn: Turn) => Promise<Handled>): Flow {
  return (turn) => {
    const { gesture } = turn.message;
    switch (gesture?.kind) {
      case 'followed':
        return followed(turn, gesture.scene);
      case 'scanned':
        return scanned(turn, gesture.scene);
      case 'unfollowed':
        return unfollowed(turn);
      case 'chosen':
        return chosen(turn, gesture.key, handle);
      case 'recalled':
      case undefined:
        return null;
    }
  };
}

async function followed(turn: Turn, scene: string | null): Promise<Handled> {
  const { context, words } = turn.talk;
  const area = scene === null ? null : areaOf(turn, scene);
  await bind(turn, area);
  const { replies } = words;
  const text = `${replies.followed(area?.name ?? null)}\n${replies.informed(context.deadlines.mediaDays)}`;
  return answered(turn, 'followed', text);
}

async function scanned(turn: Turn, scene: string): Promise<Handled> {
  const area = areaOf(turn, scene);
  const { replies } = turn.talk.words;
  if (area === null) return answered(turn, 'scanned', replies.tellMe());
  await bind(turn, area);
  return answered(turn, 'scanned', replies.scanned(area.name));
}

/**
 * Platforms demand that nothing is kept of who does not follow any more. Who is known by other doors too goes on by
 * those.
 */
async function unfollowed(turn: Turn): Promise<Handled> {
  const { message, contact, person, talk } = turn;
  const left = { channel: message.channel, user: message.sender.id };
  const known = contact.channel === OWN && person !== null ? person : null;
  const doors = known === null ? [] : ((await doorsOf(talk.context.store, known.id))?.doors ?? []);
  const next = [...doors, ...(known?.handles ?? [])].find(
    (one) => one.channel !== left.channel || one.user !== left.user,
  );
  if (next === undefined) await forgetPerson(talk.context, { contact, doors: [left], key: keyOf(turn) });
  else await leaveDoor(talk.context, { contact, left, next });
  return { outcome: 'unfollowed', say: [] };
}

/** The key of a menu's entry is what the person would have typed. */
async function chosen(turn: Turn, key: string, handle: (turn: Turn) => Promise<Handled>): Promise<Handled> {
  const { gesture, ...message } = turn.message;
  return gesture === undefined ? handle(turn) : handle(await turnOf(turn.talk, { ...message, text: key }));
}

/** The poster of an area that no village file has any more says nothing. */
function areaOf({ talk }: Turn, scene: string): Area | null {
  const path = areaOfScene(scene);
  return path === null ? null : talk.context.directory().area(path);
}

/** A code on the wall says where somebody is at home better than any question. */
async function bind(turn: Turn, area: Area | null): Promise<void> {
  const { context } = turn.talk;
  const village = area === null ? null : context.directory().villageOf(area.path);
  const isGrid = area?.level === 'grid1' || area?.level === 'grid2';
  await rememberContact(context, turn.contact, (contact) => ({
    ...contact,
    village: village?.path ?? contact.village,
    home: isGrid ? area.path : contact.home,
    informed: contact.informed || turn.message.gesture?.kind === 'followed',
  }));
}
