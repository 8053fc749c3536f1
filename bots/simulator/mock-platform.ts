import type { mock, PuppetMock } from 'wechaty-puppet-mock';
import type { PuppetPart } from '../wechaty/puppet-part.js';
import { BOT_ID, contactId, roomId, worldConversation } from './mock-id.js';
import type { WorldConversation } from './mock-id.js';
import { createMockMessages } from './mock-messages.js';
import type { MockMessages, Said } from './mock-messages.js';
import { SimulatorError } from './simulator-error.js';
import type { SimulatorWorld, WorldPerson } from './world.js';

/** WeChat as the mock puppet plays it. */
export interface MockPlatform extends PuppetPart {
  /** Makes somebody known who came after the puppet was created. */
  addPerson(person: WorldPerson): void;
  /** Lets the bot hear what was said. Throws a `SimulatorError` before the puppet is created. */
  say(said: Said): void;
  /** To be called when the bot is done with a message: the puppet keeps them all until then. */
  done(messageId: string): void;
  file: MockMessages['file'];
}

interface Stage {
  puppet: PuppetMock;
  messages: MockMessages;
  addContact(id: string, name: string): void;
}

/**
 * `world` is asked for its people when the puppet is created. `onBotSaid` is told what the bot says, and describes it
 * as a message, which the bot then hears as its own.
 */
export function createMockPlatform(
  world: () => SimulatorWorld,
  onBotSaid: (conversation: WorldConversation, text: string, media?: Said['media']) => Said,
): MockPlatform {
  let stage: Stage | null = null;

  function onStage(): Stage {
    if (!stage) throw new SimulatorError(503, '模拟器还没有准备好，请稍等一下再试。');
    return stage;
  }

  function say(said: Said): void {
    const { puppet, messages } = onStage();
    messages.put(said);
    puppet.emit('message', { messageId: said.id });
  }

  return {
    async create() {
      stage = await buildStage(world());
      stage.puppet.messageSendText = async (id, text) => say(onBotSaid(worldConversation(id), text));
      stage.puppet.messageSendFile = async (id, file) => {
        const picture = { kind: 'image', name: file.name, base64: await file.toBase64(), duration: 0 } as const;
        say(onBotSaid(worldConversation(id), '', picture));
      };
      return stage.puppet;
    },
    started: async () => onStage().puppet.login(BOT_ID),
    lane: (messageId) => onStage().messages.lane(messageId),
    details: async (messageId) => ({ duration: onStage().messages.duration(messageId) }),
    addPerson: ({ id, name }) => stage?.addContact(contactId(id), name),
    say,
    done: (messageId) => stage?.messages.forget(messageId),
    file: (messageId) => stage?.messages.file(messageId),
  };
}

async function buildStage({ bot, people, groups }: SimulatorWorld): Promise<Stage> {
  const { mock, PuppetMock } = await import('wechaty-puppet-mock');
  const { types } = await import('wechaty-puppet');
  const { FileBox } = await import('file-box');
  const mocker: mock.Mocker = new mock.Mocker();
  const addContact = (id: string, name: string): void => {
    const { Individual } = types.Contact;
    mocker.contactPayload(id, {
      id,
      name,
      type: Individual,
      gender: types.ContactGender.Unknown,
      avatar: '',
      phone: [],
    });
  };
  addContact(BOT_ID, bot);
  for (const { id, name } of people) addContact(contactId(id), name);
  for (const { id, topic, members } of groups) {
    const memberIdList = [BOT_ID, ...members.map(contactId)];
    mocker.roomPayload(roomId(id), { id: roomId(id), topic, adminIdList: [], memberIdList });
  }
  return { puppet: new PuppetMock({ mocker }), messages: createMockMessages(mocker, FileBox, types), addContact };
}
