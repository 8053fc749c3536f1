/** How likely a text reports a matter somebody should act on. */
import type { Reading } from './lexicon.js';
import type { Scene } from './types.js';

/** Share of a full point list (see `FULL`) each kind of sign adds to or takes from the log odds. */
const FOR: Readonly<Record<string, number>> = {
  question: 1.6,
  trouble: 1.2,
  request: 0.9,
  proposal: 1,
  wrong: 0.9,
  self: 0.8,
  lasting: 0.7,
  neglect: 0.6,
  address: 0.5,
};
const AGAINST: Readonly<Record<string, number>> = {
  notice: 2.1,
  private: 2,
  distant: 2,
  fun: 1.8,
  over: 1.5,
  trade: 1.4,
  invitation: 1.2,
  rumour: 1.1,
  greeting: 1,
  duty: 0.9,
  thanks: 0.8,
};
const SITUATION: Readonly<Record<string, number>> = {
  unreal: 0.8,
  elsewhere: 0.3,
  averted: 0.2,
  memory: 0.1,
  past: 0.1,
};

/** Alone with the bot most messages are reports, in a group one in fifty. */
const BIAS: Readonly<Record<Scene['where'], number>> = { direct: -0.3, group: -2 };

/** One strong word counts as one, and no list counts more than twice. */
const FULL = 5;
const MOST = 2;
/** Points at which the topic is beyond doubt; without a topic, signs say less. */
const CLEAR_TOPIC = 6;
const TOPIC_WEIGHT = 2.5;
const WITHOUT_TOPIC = 0.3;
const EMERGENCY_WEIGHT = 0.5;
const SHORT = 6;
/** Above even odds, chosen so that 0.8 is right nineteen times in twenty in a group. */
const SHARPNESS = 1.2;
/** In a long text something or other always looks like talk; what speaks against a report counts for less. */
const LONG = 120;

/** 0 to 1; 0.8 and more is sure, below 0.45 is no report. `topic` is the score of the best category. */
export function scoreReport(reading: Reading, text: string, topic: number, where: Scene['where']): number {
  const clear = Math.min(Math.max(topic, 0), CLEAR_TOPIC) / CLEAR_TOPIC;
  const signs = weigh(reading.for, FOR, -1);
  let odds = BIAS[where] + TOPIC_WEIGHT * clear + signs * (WITHOUT_TOPIC + (1 - WITHOUT_TOPIC) * clear);
  odds -= weigh(reading.against, AGAINST, 0) / (1 + Math.max(0, text.length - LONG) / LONG);
  for (const [key, weight] of Object.entries(SITUATION)) {
    odds -= weight * Math.min(reading.situation.get(key)?.score ?? 0, MOST);
  }
  const danger = Math.max(0, ...[...reading.emergency.values()].map((found) => found.score));
  odds += EMERGENCY_WEIGHT * Math.min(danger / FULL, MOST);
  if (/[?]|吗|没$|不$|呢$/u.test(text)) odds -= 0.5;
  if (/。。|\.\.|~/u.test(text)) odds -= 0.4;
  if (text.length < SHORT) odds -= 0.7;
  if (signs < 0.3) odds -= 0.5;
  return 1 / (1 + Math.exp(-odds * (odds > 0 ? SHARPNESS : 1)));
}

function weigh(found: Reading['for'], weights: Readonly<Record<string, number>>, least: number): number {
  let sum = 0;
  for (const [key, { score }] of found) sum += (weights[key] ?? 0) * Math.max(least, Math.min(score / FULL, MOST));
  return sum;
}
