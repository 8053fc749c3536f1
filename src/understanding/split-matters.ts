/** One message, several matters: cut where the words change the subject, never within one. */
import type { Scene, Understand, Understood } from './types.js';

/** One matter of a message: its own words, and what they mean. */
export interface Matter {
  text: string;
  understood: Understood;
}

/** Somebody says that another matter follows; the mark belongs to what comes after it. */
const ANOTHER =
  /(?<=[，,。；;！!？?\s])(?=(?:另外|还有(?!没|人)|再就是|再一个|再一件|再说一个|再问一(?:哈|下|句)|顺便|顺带|对了|第[二三]|其次|[二三](?:是|、)))/u;
/** A new sentence may be another matter, when it is much clearer than that. */
const SENTENCE = /(?<=[。；;！!？?\n])/u;

/** Said to follow: this sure that it is a report, and this sure of what. */
const SAID = { report: 0.6, category: 0.45 };
/** Not said: nobody wants two numbers for one matter. */
const UNSAID = { report: 0.85, category: 0.65 };

/** Shorter texts have no room for two matters. */
const SHORTEST = 12;
/** Nobody is given more numbers than this for one message; what follows stays with the last. */
const MOST = 3;

/**
 * The matters of a text in the order they were said, the whole text when it is one. A danger is never taken apart: its
 * whole text goes to those who are called. What the whole says about place, person, phone and time holds for parts that do not
 * say it themselves.
 */
export function splitMatters(text: string, scene: Scene, whole: Understood, understand: Understand): Matter[] {
  const one = [{ text, understood: whole }];
  if (whole.emergency !== null || text.length < SHORTEST) return one;
  // Who speaks of two things at once means both: cut out of its context a part is read like a message of its own.
  const read = (part: string): Matter => ({ text: part, understood: understand(part, { ...scene, where: 'direct' }) });
  const matters: Matter[] = [];
  for (const { part, said } of parts(text)) {
    const last = matters.at(-1);
    const next = read(part);
    if (last === undefined) matters.push(next);
    else if (matters.length < MOST && isAnother(next.understood, last.understood, said ? SAID : UNSAID))
      matters.push(next);
    else matters[matters.length - 1] = read(last.text + part);
  }
  const first = matters[0];
  if (first === undefined || matters.length < 2) return one;
  return matters.map((matter) => withWhole(matter, whole));
}

function parts(text: string): { part: string; said: boolean }[] {
  return text
    .split(ANOTHER)
    .flatMap((section, nth) =>
      section.split(SENTENCE).map((part, sentence) => ({ part, said: nth > 0 && sentence === 0 })),
    )
    .filter(({ part }) => part.trim() !== '');
}

/** Both must be clear, and of different classes: 停水 and 水浑 are two words for one visit. */
function isAnother(next: Understood, last: Understood, least: typeof SAID): boolean {
  const clear = [next, last].every(
    ({ report, category }) => report.confidence >= least.report && category.confidence >= least.category,
  );
  return clear && next.category.code.slice(0, 2) !== last.category.code.slice(0, 2);
}

function withWhole({ text, understood }: Matter, whole: Understood): Matter {
  const { place, area } = understood.place === null && understood.area === null ? whole : understood;
  const { phone, person } = { phone: understood.phone ?? whole.phone, person: understood.person ?? whole.person };
  const when = understood.when ?? whole.when;
  return { text: text.trim(), understood: { ...understood, place, area, phone, person, when } };
}
