/** Understanding: a trained model for what is said, rules for danger, place, people and numbers. */
import type { EmergencyKind } from '../domain/emergency.js';
import type { Landmark } from '../domain/village.js';
import { detectEmergency, type Emergency } from './detect-emergency.js';
import { findAmounts } from './find-amount.js';
import { findPhone } from './find-phone.js';
import { findTime } from './find-time.js';
import { createGazetteer, type Gazetteer } from './gazetteer.js';
import { createLexicon, type Reading } from './lexicon.js';
import { createJudge, type Judgement } from './model/judge.js';
import type { VillageModel } from './model/village-model.js';
import { normalise } from './normalise.js';
import type { Span } from './span.js';
import { loadSpans } from './spans/span-file.js';
import type { SpanModel } from './spans/span-model.js';
import { createSpanTagger } from './spans/span-tagger.js';
import type { Scene, Understand, Understood } from './types.js';

/**
 * From here on a text counts as a report. What follows is another question: in a group the bot speaks up only when it is
 * much surer, and asks a clerk before (src/conversation/flows/report.ts).
 */
const ENOUGH: Readonly<Record<Scene['where'], number>> = { group: 0.5, direct: 0.45 };
/** Where what nobody recognises goes: a person reads it. */
const UNKNOWN: Understood['category'] = { code: '1205', confidence: 0.1 };
/** Less sure of its best sub-class than this, the model has not recognised anything. */
const RECOGNISED = 0.15;
/** What no model can read is handed to a person. */
const UNREADABLE: Understood = {
  report: { is: true, confidence: 0.5 },
  category: UNKNOWN,
  nature: '求助',
  urgency: 'C',
  emergency: null,
  place: null,
  area: null,
  phone: null,
  person: null,
  when: null,
  amounts: [],
  why: [],
};
const SURE_OF_EMERGENCY = 0.9;
/**
 * A danger that the rules found stands unless the model thinks it less likely than this; whoever speaks of ending their life
 * is always believed. One that the rules did not find counts when it is this likely to be a danger and told to be helped:
 * better one too many.
 */
const RULE_STANDS = 0.22;
const MODEL_ALONE = 0.22;
/** About what is everybody's, a sigh is worth a question when it is this likely to be about it. */
const LIKELY = 0.5;
/** Less sure of a report than this, nobody will act on it. */
const TALK: Readonly<Record<Scene['where'], number>> = { group: 0.2, direct: 0 };
const MOST_WORDS = 6;
/** Who only sighs ("这路，唉") may mean a matter or the day: a person is asked, however sure the model is. */
const MOST_OF_A_SIGH = 0.7;
const SIGH = /^(?:唉[,，]?)?[这那咱].{0,6}(?:唉|哎|啧|…|\.\.).{0,3}$/u;

type Slots = Pick<Understood, 'place' | 'area' | 'person' | 'when' | 'amounts'>;

/**
 * Builds the word lists into one matcher (some tens of milliseconds, once per process). The place names of a scene are
 * prepared once per array, so pass the same array for the same village; and so is its layer.
 */
export function createUnderstand(model: VillageModel, spans: SpanModel = loadSpans()): Understand {
  const read = createLexicon();
  const judge = createJudge(model);
  const tag = createSpanTagger(spans);
  const gazetteers = new WeakMap<readonly Landmark[], Gazetteer>();
  return (text, scene) => {
    const plain = normalise(text);
    const phone = findPhone(plain);
    if (isUnreadable(plain)) return { ...UNREADABLE, phone };
    const reading = read(plain);
    const rule = detectEmergency(reading);
    const heard = { text: plain, where: scene.where, reading, danger: rule?.kind ?? null };
    const judged = judge(heard, scene.layer ?? null);
    const emergency = dangerOf(rule, judged);
    const sure = SIGH.test(plain) ? ofSigh(judged) : judged.report;
    const confidence = emergency === null ? sure : Math.max(sure, SURE_OF_EMERGENCY);
    return {
      report: { is: confidence >= ENOUGH[scene.where], confidence },
      category: judged.category.confidence < RECOGNISED ? UNKNOWN : judged.category,
      nature: emergency === null ? judged.nature : '求助',
      urgency: emergency === null ? judged.urgency : 'A',
      emergency,
      ...slotsIn(plain, scene, confidence < TALK[scene.where]),
      phone,
      why: wordsThatDecided(reading, judged, emergency === null ? null : rule),
    };
  };

  /** Of mere talk only the names that the village knows: nobody asks for more, and most of what a group says is talk. */
  function slotsIn(text: string, { places, now }: Scene, isTalk: boolean): Slots {
    const known = gazetteerOf(places)(text);
    const said = (span: Span | null): string | null => span && text.slice(span.start, span.end);
    const area = known?.area ?? null;
    if (isTalk) return { place: said(known), area, person: null, when: null, amounts: [] };
    const { place, person } = tag(text, known);
    const when = now === undefined ? null : findTime(text, now);
    return { place: said(place), area, person: said(person), when, amounts: findAmounts(text) };
  }

  function gazetteerOf(places: readonly Landmark[]): Gazetteer {
    const known = gazetteers.get(places);
    if (known) return known;
    const made = createGazetteer(places);
    gazetteers.set(places, made);
    return made;
  }
}

function dangerOf(rule: Emergency | null, { danger, report }: Judgement): EmergencyKind | null {
  if (rule !== null) return rule.kind === 'suicide' || danger.confidence >= RULE_STANDS ? rule.kind : null;
  return danger.confidence * report >= MODEL_ALONE ? danger.kind : null;
}

/** About what is everybody's (roads, water, power, rubbish) it is worth a question, about anything else it is a sigh. */
function ofSigh({ report, category }: Judgement): number {
  const isPublic = /^0[456]/u.test(category.code) && category.confidence >= LIKELY;
  return Math.min(MOST_OF_A_SIGH, isPublic ? Math.max(report, LIKELY) : report);
}

/** Tibetan script: nothing here knows any of it. */
function isUnreadable(text: string): boolean {
  const tibetan = text.match(/\p{Script=Tibetan}/gu)?.length ?? 0;
  return tibetan >= 3 && tibetan > (text.match(/\p{Script=Han}/gu)?.length ?? 0);
}

function wordsThatDecided(reading: Reading, { words }: Judgement, rule: Emergency | null): string[] {
  const signs = [...reading.for.values()].flatMap((found) => found.words.slice(0, 1));
  const readable = [...(rule?.words ?? []), ...words, ...signs]
    .filter((word) => word.length > 1)
    .map((word) => word.replaceAll('~', '…'));
  return [...new Set(readable)].slice(0, MOST_WORDS);
}
