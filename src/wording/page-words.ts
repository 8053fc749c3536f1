/** What the villagers' pages say: plain, short, to be read aloud. */
import type { Instant } from '../domain/time.js';

/** What may be wrong with a form. */
export type FormProblem =
  | 'noText'
  | 'longText'
  | 'wrongPhone'
  | 'wrongPhoto'
  | 'largePhoto'
  | 'manyPhotos'
  | 'wrongVoice'
  | 'largeVoice'
  | 'oldForm';

export interface PageWords {
  /** In a chat: where somebody sees everything of their own. */
  seeAll(address: string): string;
  skip(): string;
  home(): string;
  mine(): string;
  bigger(): string;
  smaller(): string;
  welcome(village: string): string;
  how(): { title: string; steps: readonly string[] };
  news(): string;
  noNews(): string;
  day(at: Instant, now: Instant): string;
  report(): string;
  what(): string;
  whatHint(): string;
  place(): string;
  wholeVillage(): string;
  placeDetail(): string;
  forOther(): string;
  otherName(): string;
  name(): string;
  phone(): string;
  phoneHint(): string;
  photos(): string;
  photosHint(): string;
  voice(): string;
  /** For the script of the page, by their use. */
  recorder(): Readonly<Record<'start' | 'stop' | 'again' | 'refused' | 'offline' | 'kept', string>>;
  confidential(): string;
  consent(mediaDays: number): string;
  send(): string;
  optional(): string;
  problem(problem: FormProblem): string;
  problems(): string;
  danger(): string;
  /** What the form's parts become in one message. */
  told(parts: { text: string; place: string; other: string; confidential: boolean }): string;
  somebody(): string;
  sent(): string;
  added(number: string): string;
  working(): string;
  slowed(until: Instant, now: Instant): string;
  follow(): string;
  unread(): string;
  noCases(): string;
  signIn(): string;
  signInHint(): string;
  sendCode(): string;
  /** The same whether the phone is known or not. */
  codeSent(minutes: number): string;
  code(): string;
  enter(): string;
  wrongCode(): string;
  tooMany(): string;
  /** In the chat of whoever asked for it. */
  codeMessage(code: string, minutes: number): string;
  signedInAs(name: string): string;
  signOut(): string;
  letters(): string;
  replied(text: string): string;
  supplement(): string;
  supplementDone(number: string): string;
  withdraw(): string;
  withdrawSure(): string;
  rate(): string;
  solved(): string;
  unsolved(): string;
  score(): string;
  appeal(): string;
  done(): string;
  myData(): string;
  forget(): string;
  forgetSure(): string;
  closed(village: string): string;
  unknownVillage(): string;
  oldLink(): string;
  wrongPage(): string;
  poster(): { title: string; steps: readonly string[]; free: string };
  postersTitle(village: string): string;
  /** What leads to them as a file. */
  posterPdf(): string;
}
