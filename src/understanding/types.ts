/** What a message is about: the interface behind which understanding may be replaced as a whole. */
import type { AreaPath } from '../domain/area.js';
import type { CategoryCode } from '../domain/category.js';
import type { EmergencyKind } from '../domain/emergency.js';
import type { Instant, Period } from '../domain/time.js';
import type { Landmark } from '../domain/village.js';
import type { Nature, Urgency } from '../domain/urgency.js';
import type { Amount } from './find-amount.js';
import type { Layer } from './model/layer.js';

/** What is known where the message was said. */
export interface Scene {
  /** In a group one message in fifty is a report; alone with the bot most are. */
  where: 'group' | 'direct';
  /** Place names to be recognised: landmarks and the areas' own names (二社 …), of this village only. */
  places: readonly Landmark[];
  /** What this village taught; nothing when absent. */
  layer?: Layer | null;
  /** When it was said: from there 昨晚 and 三天了 are counted back. Without it no time is found. */
  now?: Instant;
}

/** Everything understood from one text. Confidences are 0 to 1. */
export interface Understood {
  /** Whether it reports a matter that somebody should act on (a question of policy is one too). */
  report: { is: boolean; confidence: number };
  category: { code: CategoryCode; confidence: number };
  nature: Nature;
  urgency: Urgency;
  /** Set when life or property is in danger now; decided by rules before anything else. */
  emergency: EmergencyKind | null;
  /** The place as said, and the area it lies in when the gazetteer knows it. */
  place: string | null;
  area: AreaPath | null;
  /** Digits of a mobile number or a landline, after spoken corrections. */
  phone: string | null;
  /** The person concerned or who names themselves, as said. */
  person: string | null;
  /** The time spoken of, never to come; what goes on lasts until `now` of the scene. */
  when: Period | null;
  /** Sums of money, weights, land and cattle, in the order said. */
  amounts: readonly Amount[];
  /** The words that decided, for people to read. */
  why: readonly string[];
}

/** Never throws, whatever the text; costs microseconds and needs no network. */
export type Understand = (text: string, scene: Scene) => Understood;
