/** What comes after /办结 where a picture is wanted: the picture, or why there is none, from whoever said that it is done. */
import { can } from '../../domain/rights.js';
import { holders } from '../../domain/case/tell.js';
import { isOpen } from '../../domain/case/states.js';
import { isPossible } from '../../domain/case/transitions.js';
import type { Said } from '../../domain/case/action.js';
import type { Case } from '../../domain/case/types.js';
import type { Person } from '../../domain/person.js';
import { MINUTE } from '../../domain/time.js';
import { numbersIn, quotedNumber, type WrittenNumber } from '../case-number.js';
import { perform, type Call } from '../commands/command.js';
import { casesInCharge } from '../commands/pick.js';
import { QUESTION_PATIENCE, rememberContact } from '../contact.js';
import { forgetPhotos, photosIn, withoutPhoto } from '../photo-proof.js';
import type { Handled } from '../stored-message.js';
import { answered, isClerk, keyOf, type Flow, type Turn } from '../turn.js';

/** What was reported done so lately is what a picture without a word is of; more pictures come within this time too. */
const JUST_NOW = 10 * MINUTE;
/** Longer than a number that answers "which one?" ever is. */
const LONGEST_NUMBER = 12;

type ClerkTurn = Turn & { person: Person };

export const proofOfResult: Flow = async (turn) => {
  if (!isClerk(turn) || turn.message.conversation.room) return null;
  const photos = photosIn(turn.message);
  const excuse = withoutPhoto(turn.text);
  const held = photos.length > 0 ? [] : photosHeld(turn);
  if (photos.length + held.length === 0 && excuse === null) return null;
  const call = { turn, me: turn.person, args: turn.text };
  const mine = (await casesInCharge(call)).filter((c) => isMine(turn, c));
  const again = mine.find((c) => c.remarks.some(({ key }) => key === keyOf(turn)));
  const waiting = again === undefined ? mine.filter((c) => c.finishing != null && isOpen(c.state)) : [again];
  if (excuse !== null) return excused(call, waiting, excuse);
  if (held.length > 0) return named(call, waiting, held);
  if (waiting.length > 0) return shown(call, waiting, photos);
  return (await another(call, mine, photos)) ?? beforehand(call, mine, photos);
};

const isMine = (turn: ClerkTurn, c: Case): boolean =>
  (holders(c).includes(turn.person.id) || c.finishing?.by === turn.person.id) &&
  can(turn.person.id, 'done', c, turn.talk.context.directory()).may;

/** Pictures that wait to be told which case they are of. */
function photosHeld({ contact: { question }, text, talk }: ClerkTurn): readonly string[] {
  const isAnswer = question?.kind === 'proof' && text.length <= LONGEST_NUMBER;
  return isAnswer && talk.context.now() - question.askedAt <= QUESTION_PATIENCE ? (question.photos ?? []) : [];
}

/** "312 照片不便拍：天黑看不清" */
async function excused(
  call: Call,
  waiting: readonly Case[],
  excuse: { before: string; reason: string },
): Promise<Handled | null> {
  if (waiting.length === 0) return null;
  const { turn } = call;
  const { replies } = turn.talk.words;
  const c = meant(call, waiting, excuse.before);
  if (c === null) return answered(turn, 'which_proof', replies.whichProof(waiting, false));
  if (excuse.reason === '') return answered(turn, 'wrong_form', replies.whyNoPhoto(c.number));
  return finish(call, c, { text: excuse.reason, media: [] });
}

/** A picture; when it could be of several, it is kept until its case is named. */
async function shown(call: Call, waiting: readonly Case[], photos: readonly string[]): Promise<Handled> {
  const { turn } = call;
  const c = meant(call, waiting, turn.text);
  if (c !== null) return finish(call, c, { text: caption(turn.text), media: photos });
  await hold(turn, photos);
  return { ...answered(turn, 'which_proof', turn.talk.words.replies.whichProof(waiting, true)), mediaStays: true };
}

async function hold({ talk: { context }, contact: current }: Turn, photos: readonly string[]): Promise<void> {
  await rememberContact(context, current, (contact) => {
    const before = contact.question?.kind === 'proof' ? (contact.question.photos ?? []) : [];
    const all = [...new Set([...before, ...photos])];
    return { ...contact, question: { kind: 'proof', case: null, askedAt: context.now(), text: '', photos: all } };
  });
}

/** The picture first, then the word that it is done: it waits for the command. */
async function beforehand({ turn }: Call, mine: readonly Case[], photos: readonly string[]): Promise<Handled | null> {
  const { question } = turn.contact;
  const isBusy = question !== null && question.kind !== 'proof';
  if (turn.text !== '' || isBusy || !mine.some(({ state }) => isPossible(state, 'done'))) return null;
  await hold(turn, photos);
  return { ...answered(turn, 'photo_first', turn.talk.words.replies.photoFirst()), mediaStays: true };
}

/** "312": the case of the pictures that wait. */
async function named(call: Call, waiting: readonly Case[], held: readonly string[]): Promise<Handled | null> {
  const { turn } = call;
  const given = numberOf(turn.text);
  const c = waiting.find(({ number }) => given?.matches(number));
  if (c === undefined) return null;
  const handled = await finish(call, c, { text: '', media: held });
  // Not before: whoever works on this again must know of them.
  await forgetPhotos(turn);
  return handled;
}

/** One more picture of what was shown just now. */
async function another(call: Call, mine: readonly Case[], photos: readonly string[]): Promise<Handled | null> {
  const { turn } = call;
  const since = turn.talk.context.now() - JUST_NOW;
  const fresh = (c: Case): boolean =>
    c.remarks.some(({ by, at, proof }) => by === call.me.id && proof === 'shown' && at >= since);
  const c = mine.find(fresh);
  if (c === undefined) return null;
  await keep(call, c, photos);
  const action = { kind: 'note', text: caption(turn.text), media: photos, proof: true } as const;
  return perform(call, c, action, (after) => turn.talk.words.replies.noted(after));
}

async function finish(call: Call, c: Case, proof: Said): Promise<Handled> {
  const { replies } = call.turn.talk.words;
  await keep(call, c, proof.media);
  return perform(call, c, { kind: 'done', result: '', proof }, (after) => replies.finished(after));
}

/** Before anything is done with them: once the case is closed, a second attempt would not find it any more. */
const keep = (call: Call, c: Case, photos: readonly string[]): Promise<void> =>
  call.turn.talk.context.media.claim(photos, c.id);

/** The case whose number was written or quoted, else the only one, else the only one that was reported done just now. */
function meant({ turn, me }: Call, waiting: readonly Case[], text: string): Case | null {
  const { quote } = turn.message;
  const given = numberOf(text) ?? (quote === null ? null : quotedNumber(quote.text));
  if (given !== null) return waiting.find(({ number }) => given.matches(number)) ?? null;
  const since = turn.talk.context.now() - JUST_NOW;
  const late = waiting.filter(({ finishing }) => finishing?.by === me.id && finishing.at >= since);
  const [only, ...others] = waiting.length === 1 ? waiting : late;
  return only === undefined || others.length > 0 ? null : only;
}

/** Of a case; "2盏灯都亮了" has none. */
function numberOf(text: string): WrittenNumber | null {
  const [first] = numbersIn(text);
  if (first === undefined) return null;
  const behind = text.normalize('NFKC').split(first.text).slice(1).join(first.text);
  return first.code !== null || /^(?:$|[\s,，。:：、])/u.test(behind) ? first : null;
}

/** What stands with a picture besides the number of its case. */
function caption(text: string): string {
  const number = numberOf(text);
  return (number === null ? text : text.replace(number.text, '')).replace(/^[\s，,。：:]+/u, '').trim();
}
