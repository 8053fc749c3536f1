/** What those who reported are told. Read aloud it must sound right; who comes, when, how to answer. */
import { isSealedEmergency } from '../../domain/emergency.js';
import type { CaseBrief, ReporterNotice } from '../../domain/notice.js';
import { languageName } from '../language-name.js';
import type { Reading } from '../view.js';
import { labelOf } from './category-labels.js';
import { EMERGENCY_ADVICE } from './emergency-words.js';
import { DECLINE_WORDS, isSealed, matterWords } from './names.js';
import { capital, listed, sentence } from './phrases.js';
import { dayWords, promised, whenWords } from './time-words.js';
import { SAY_WHETHER_SOLVED, TYPED } from './typed-words.js';

type Of<K extends ReporterNotice['kind']> = Extract<ReporterNotice, { kind: K }>;

/** Nothing is known of a voice message yet, and nothing is repeated of what is sealed. */
const matter = (c: CaseBrief): string => (c.gist === '' ? 'your matter' : matterWords(c));
const Matter = (c: CaseBrief): string => `${capital(matter(c))} (${c.number})`;

function registered(notice: Of<'registered'>, { now, room }: Reading): string {
  const { case: c, clerks, contactBy, emergency, askArea } = notice;
  if (emergency !== null) return alarm(notice, room);
  if (isSealed(c)) {
    return `I understand. Only the office in charge will see this, nobody in the village, and nothing is said in any group. Please keep your number: ${c.number}. The result is told to you alone.`;
  }
  const ask = askArea ? ' Which part of the village are you in?' : '';
  if (notice.unheard === true) return `${unheard(notice)}${ask}`;
  const what = c.gist !== '' && askArea ? labelOf(c.category) : matter(c);
  const kept = notice.confidential ? ' Nobody will be told that it came from you.' : '';
  const head = `${room ? 'Noted' : 'I heard you and wrote it down'}: ${what} (${c.number}).${kept}`;
  if (clerks.length === 0)
    return `${head}${ask === '' ? ' I am looking for the right person and will tell you.' : ask}`;
  return `${head} ${listed(clerks)} will be in touch${promised(contactBy, now)}.${ask}`;
}

/** What was said while nobody could hear it. */
function lateWords(saidAt: number | undefined, now: number): string {
  return saidAt === undefined ? '' : `What you said ${whenWords(saidAt, now)} has reached me only now. `;
}

function unheard({ case: c, clerks, speaks = null }: Of<'registered'>): string {
  const taken = `I have your voice message (${c.number}), but I could not understand it.`;
  if (clerks.length === 0) return `${taken} I am looking for somebody to listen to it.`;
  const language = speaks === null ? '' : languageName(speaks, 'en');
  const who = language === '' ? listed(clerks) : `${listed(clerks)}, who understands ${language},`;
  return `${taken} I have asked ${who} to listen to it and answer you soon.`;
}

function alarm({ case: c, emergency, askArea }: Of<'registered'>, room: boolean): string {
  if (emergency === null) return '';
  const advice = EMERGENCY_ADVICE[emergency];
  if (isSealedEmergency(emergency))
    return `${advice} I have asked people you can trust to come. Whom would you like to come?`;
  const where = askArea ? ' Where is it, whose house? Tell me.' : '';
  return `${advice} People from the village are being called${room ? '' : ` (${c.number})`}.${where}`;
}

function done({ case: c, clerk, result }: Of<'done'>, room: boolean): string {
  if (room) return `${Matter(c)} is done: ${sentence(result)} Is it all right now? ${SAY_WHETHER_SOLVED}`;
  return `${clerk} says about ${c.number}: ${sentence(result)} Is it all right now? Reply ${TYPED.solved} if it is; if not, tell me what is still wrong.`;
}

/** One notice to a reporter. */
export function reporterNotice(notice: ReporterNotice, reading: Reading): string {
  const { case: c } = notice;
  const { now, room } = reading;
  if (room && isSealed(c)) return `There is news on ${c.number}. Please ask me in a direct message.`;
  switch (notice.kind) {
    case 'registered':
      return `${lateWords(notice.saidAt, now)}${registered(notice, reading)}`;
    case 'joined':
      return room
        ? `Your home is counted in ${c.number} too. When there is news, you will hear it.`
        : `This is the same matter as ${c.number} (${matterWords(c)}). You are counted in, and when there is news, you will hear it.`;
    case 'assigned': {
      const by = promised(notice.contactBy, now);
      return `${Matter(c)} is with ${listed(notice.clerks)} now${by === '' ? '' : `, who will be in touch${by}`}.`;
    }
    case 'accepted': {
      const by = promised(notice.contactBy, now);
      return `${notice.clerk} has taken on ${c.number}${by === '' ? '' : ` and will be in touch${by}`}.`;
    }
    case 'contacted': {
      const by = promised(notice.finishBy, now);
      return `${notice.clerk} has been in touch about ${c.number} and is working on it.${by === '' ? '' : ` You will have a result${by}.`}`;
    }
    case 'asked':
      return `${notice.clerk} would like to ask you something about ${c.number}: ${notice.question}`;
    case 'replied':
      return `${notice.clerk} answers you about ${c.number}: ${notice.text}`;
    case 'done':
      return done(notice, room);
    case 'thanked':
      return `Good, then ${c.number} is finished. Just tell me when there is something else.`;
    case 'helpComing':
      return `${notice.clerk} is on the way (${c.number}).`;
    default:
      return laterNotice(notice, now);
  }
}

type Early =
  | 'registered'
  | 'joined'
  | 'assigned'
  | 'accepted'
  | 'contacted'
  | 'asked'
  | 'replied'
  | 'done'
  | 'thanked'
  | 'helpComing';

/** What happens to some cases only. */
function laterNotice(notice: Exclude<ReporterNotice, { kind: Early }>, now: number): string {
  const { case: c } = notice;
  switch (notice.kind) {
    case 'redoing':
      return `I understand, ${c.number} is not finished. ${notice.clerk ?? 'Somebody'} will look at it again.`;
    case 'extended':
      return `${c.number} needs more time. You will have a result by ${whenWords(notice.finishBy, now)}. The reason: ${sentence(notice.reason)}`;
    case 'parked':
      return `${Matter(c)} cannot be done just now: ${sentence(notice.reason)} On ${dayWords(notice.reviewAt)} we will look at it again and tell you.`;
    case 'resumed':
      return `${Matter(c)}: the work goes on${notice.clerk === null ? '' : `, with ${notice.clerk} again`}.`;
    case 'escalated':
      return `${Matter(c)} has been passed on. ${notice.to} will see to it now.`;
    case 'declined':
      return `We cannot do ${c.number} here: ${DECLINE_WORDS[notice.reason]}. ${notice.text === '' ? '' : `In their words: ${sentence(notice.text)} `}If you think this is wrong, reply ${TYPED.person}.`;
    case 'merged':
      return `This is the same matter as ${notice.into}. They are done together, and when there is news, you will hear it.`;
    case 'unmerged':
      return `${c.number} is done by itself again. When there is news, you will hear it.`;
    case 'withdrawn':
      return `All right, ${c.number} is taken back. If something comes up again, just tell me.`;
    case 'answered':
      return `${sentence(notice.text)}\n(From: ${notice.source})\nIf something is still unclear, reply ${TYPED.person}.`;
  }
}
