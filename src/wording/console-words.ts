/** What stands on the pages of the dispatch centre, and what the chat says of the way there. */
import type { CardColour, Case, CaseState, HandlingMode, Remark } from '../domain/case/types.js';
import type { CategoryCode } from '../domain/category.js';
import type { PersonId } from '../domain/person.js';
import type { Instant } from '../domain/time.js';
import type { UrgencyClass } from '../domain/urgency.js';
import type { WayNames } from '../domain/ways.js';
import type { View } from './view.js';

/** The columns of the board. */
export const COLUMNS = ['undecided', 'emergency', 'offered', 'working', 'waiting', 'parked', 'answered'] as const;
export type Column = (typeof COLUMNS)[number];

export type Shown = 'all' | 'mine' | 'late';

/** What a form asks for besides the case. */
export type ActField =
  | 'text'
  | 'maybe'
  | 'photo'
  | 'person'
  | 'somebody'
  | 'part'
  | 'office'
  | 'days'
  | 'date'
  | 'number'
  | 'category'
  | 'area';

export interface ConsoleWords {
  /** In the chat. */
  link(address: string, minutes: number, outside: boolean): string;
  noAddress(): string;
  tooManyLinks(): string;
  left(): string;
  title(): string;
  skip(): string;
  enter(): string;
  enterAs(name: string): string;
  oldLink(): string;
  signedOut(): string;
  signInByPassword(): string;
  /** For whom it is, and what everybody else does. */
  passwordHint(): string;
  nameOrId(): string;
  password(): string;
  /** Also for a name that nobody has. */
  wrongPassword(): string;
  tooManyPasswords(minutes: number): string;
  signOut(): string;
  wrongPage(): string;
  /** For what is no photo, or too large to be taken. */
  wrongPhoto(): string;
  /** Also for a case that the reader may not look at. */
  noCase(): string;
  oldForm(): string;
  /** Above what somebody wrote into a form that was not taken. */
  unsent(): string;
  board(): string;
  filters(): string;
  show(shown: Shown): string;
  area(): string;
  wholeArea(): string;
  kind(): string;
  everyKind(): string;
  category(code: CategoryCode): string;
  className(code: string): string;
  urgency(): string;
  everyUrgency(): string;
  urgencyName(urgency: UrgencyClass): string;
  search(): string;
  searchHint(): string;
  apply(): string;
  column(column: Column): string;
  state(state: CaseState): string;
  /** How many, and how many of them are late. */
  counts(all: number, late: number): string;
  /** When the page was last brought up to date. */
  asOf(at: Instant): string;
  late(): string;
  /** How long it still has, or how long ago it had to be done; "" where no end is set. */
  due(c: Case, view: View): string;
  more(count: number): string;
  older(): string;
  nothing(): string;
  held(): string;
  offered(): string;
  households(count: number): string;
  back(): string;
  clear(): string;
  said(): string;
  history(): string;
  way(mode: HandlingMode, ways: WayNames): string;
  card(colour: CardColour): string;
  reporters(): string;
  hiddenReporters(): string;
  phone(): string;
  phoneLater(): string;
  place(): string;
  concerned(): string;
  why(): string;
  result(): string;
  villager(): string;
  /** Behind the words of a voice, how well it was understood; "" for what was typed. */
  heard(remark: Pick<Remark, 'text' | 'heard'>): string;
  listen(): string;
  look(): string;
  when(at: Instant, now: Instant): string;
  acts(): string;
  noActs(): string;
  command(command: { name: string; zh: string; does: string }): { name: string; does: string };
  field(field: ActField): string;
  nobody(): string;
  /** Who opened it without holding it. */
  reads(): string;
  /** What came of it. */
  answer(): string;
  names(people: readonly PersonId[], view: View): string;
}
