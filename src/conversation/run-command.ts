/** A command given elsewhere than in a chat, such as by a button: the same rights, the same action, the same words. */
import type { Person } from '../domain/person.js';
import { splitMatters } from '../understanding/split-matters.js';
import { command } from './commands/command-flow.js';
import { newContact } from './contact.js';
import { sceneOf } from './scene.js';
import type { StoredMessage } from './stored-message.js';
import type { Talk, Turn } from './turn.js';

/** What is said where nobody chats. */
const PAGE = 'console';

export interface TypedCommand {
  /** "/done GM-0312 …" */
  typed: string;
  key: string;
  /** Id of a picture that is kept already; null without one. */
  picture: string | null;
}

/**
 * Does what is typed, once for each key, and gives the answer. Whoever reads it is the person alone.
 * Errors: those of the store; repeating with the same key is safe.
 */
export async function runCommand(talk: Talk, me: Person, asked: TypedCommand): Promise<string> {
  const handled = await command(turnOn(talk, me, asked));
  const said = (handled?.say ?? []).flatMap(({ notice }) => (notice.kind === 'said' ? notice.text : []));
  return said.join('\n');
}

function turnOn(talk: Talk, person: Person, { typed: text, key, picture }: TypedCommand): Turn {
  const now = talk.context.now();
  const message: StoredMessage = {
    ...{ channel: PAGE, key, at: now, text, addressed: true, quote: null, location: null },
    media: picture === null ? null : { id: picture, kind: 'image', duration: 0 },
    conversation: { id: person.id, room: false, name: '' },
    sender: { id: person.id, name: person.name },
  };
  const scene = { ...sceneOf(talk, null, 'direct'), now };
  const understood: Turn['understood'] = () => talk.understand(text, scene);
  return {
    ...{ talk, message, text, person, group: null, village: null, understood },
    contact: { ...newContact(PAGE, person.id, person.name), person: person.id },
    matters: () => splitMatters(text, scene, understood(), talk.understand),
  };
}
