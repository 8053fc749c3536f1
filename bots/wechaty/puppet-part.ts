import type { impls } from 'wechaty-puppet';
import type { MessageDetails } from './facts.js';

export type Puppet = impls.PuppetInterface;

/** One puppet (the part of wechaty that speaks with a platform), with what it needs beyond wechaty's interface. */
export interface PuppetPart {
  /** Called once per start. Loads the puppet's package no earlier. */
  create(): Promise<Puppet>;
  /** Called when the bot has started. */
  started?(): Promise<void>;
  /** The conversation that a message was said in, told at once: messages of one are read in order. */
  lane(messageId: string): string;
  /** What wechaty does not tell of a message. */
  details?(messageId: string): Promise<MessageDetails>;
  /** False while nothing that is said can be heard, though the account is logged in. */
  hears?(): boolean;
  /** Called before the bot is stopped; the place to keep a puppet from logging out. */
  stopping?(): Promise<void>;
}
