/** Pictures of a result, and the words that stand for one, in what a clerk sends. */
import { MINUTE, type Instant } from '../domain/time.js';
import { rememberContact, type Contact } from './contact.js';
import type { StoredMessage } from './stored-message.js';
import type { Turn } from './turn.js';

const LATELY = 10 * MINUTE;

/** "照片不便拍：天黑看不清", "no photo: too dark" */
const EXCUSE =
  /^([\s\S]*?)[，,；;。\s]*(?:照片|拍照|相片)(?:不便拍|不方便拍|不好拍|拍不了|没法拍|不便|不方便)[：:，,。\s]*([\s\S]*)$/u;
const EXCUSE_IN_ENGLISH = /^([\s\S]*?)[,;.\s]*\bno photo\b[：:,.\s]*([\s\S]*)$/iu;

/** Ids of the pictures and films that came with it. */
export function photosIn({ media }: Pick<StoredMessage, 'media'>): readonly string[] {
  return media !== null && (media.kind === 'image' || media.kind === 'video') ? [media.id] : [];
}

/** Ids of pictures that came so lately, before anything was reported done; none while another question is open. */
export function photosBefore({ question }: Pick<Contact, 'question'>, now: Instant): readonly string[] {
  return question?.kind === 'proof' && now - question.askedAt <= LATELY ? (question.photos ?? []) : [];
}

/** They have their case. */
export async function forgetPhotos({ talk, contact }: Turn): Promise<void> {
  await rememberContact(talk.context, contact, (current) =>
    current.question?.kind === 'proof' ? { ...current, question: null } : current,
  );
}

/** What stands before the words that there is no picture, and the reason behind them; null without such words. */
export function withoutPhoto(text: string): { before: string; reason: string } | null {
  const [, before, reason] = EXCUSE.exec(text) ?? EXCUSE_IN_ENGLISH.exec(text) ?? [];
  return before === undefined || reason === undefined ? null : { before: before.trim(), reason: reason.trim() };
}
