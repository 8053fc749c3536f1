/** News as a form says it, with what is wrong at its field. */
import { dayOf } from '../../../domain/calendar.js';
import { maskText } from '../../../domain/mask.js';
import type { NewNews } from '../../../usecases/arrange-village.js';
import type { NewPicture } from '../../../usecases/news-pictures.js';
import { harmlessPhoto } from '../../../web/photo.js';
import type { SentForm } from '../../../web/read-form.js';

/** The fields of the pictures; what each shows is in the field of the same number. */
export const PICTURES = ['picture1', 'picture2', 'picture3', 'picture4'] as const;
type PictureField = (typeof PICTURES)[number];

export type Problems = Partial<Record<'day' | 'title' | 'text' | PictureField, string>>;

export const LONGEST_TITLE = 40;
export const LONGEST_TEXT = 500;
export const LONGEST_ALT = 60;
/** As wide as the page is on any phone; a village on a slow line sees eight news at once. */
const LONGEST_SIDE = 1200;

export const altOf = (field: PictureField): string => field.replace('picture', 'alt');

/** Phone and ID numbers are masked: everybody may read it. */
export async function readNews(form: SentForm): Promise<{ item: NewNews } | { problems: Problems }> {
  const { field, files } = form;
  const [day, title, text] = [field('day'), field('title').trim(), field('text').trim()];
  const { pictures, problems } = await readPictures(form);
  const at = /^20\d{2}-\d{2}-\d{2}$/u.test(day) ? Date.parse(`${day}T00:00:00+08:00`) : NaN;
  // Parsing takes 2026-02-30 for the 2nd of March.
  if (Number.isNaN(at) || dayOf(at) !== day) problems.day = '请写日子，例如 2026-10-01';
  if (title === '') problems.title = '请写标题';
  else if (title.length > LONGEST_TITLE) problems.title = `标题请压到${String(LONGEST_TITLE)}字以内`;
  if (text.length > LONGEST_TEXT) problems.text = `内容请压到${String(LONGEST_TEXT)}字以内`;
  if (Object.keys(problems).length === 0)
    return { item: { at, title: maskText(title), text: maskText(text), pictures } };
  // A browser shows a form again without its files.
  for (const name of PICTURES) if (files.some((one) => one.field === name)) problems[name] ??= '请再选一次这张图片';
  return { problems };
}

async function readPictures(form: SentForm): Promise<{ pictures: NewPicture[]; problems: Problems }> {
  if (form.files.length > PICTURES.length)
    return { pictures: [], problems: { picture1: `图片最多${String(PICTURES.length)}张` } };
  const pictures: NewPicture[] = [];
  const problems: Problems = {};
  for (const name of PICTURES) {
    const read = await readPicture(form, name);
    if (typeof read === 'string') problems[name] = read;
    else if (read !== null) pictures.push(read);
  }
  return { pictures, problems };
}

/** What is wrong with it; null where none was chosen. */
async function readPicture({ field, files }: SentForm, name: PictureField): Promise<NewPicture | string | null> {
  const [file, ...more] = files.filter((one) => one.field === name);
  const alt = field(altOf(name)).trim();
  if (file === undefined) return alt === '' ? null : '请选图片，或者把说明删掉';
  if (more.length > 0) return '这里只放一张图片';
  if (file.cut) return '图片太大了，一张最多20兆';
  if (alt === '') return '请写图上是什么，看不见图的人要靠它';
  if (alt.length > LONGEST_ALT) return `说明请压到${String(LONGEST_ALT)}字以内`;
  const photo = await harmlessPhoto(file.bytes, LONGEST_SIDE);
  return photo === null ? '这个文件不是照片，或者打不开，请选JPG或PNG' : { ...photo, alt: maskText(alt) };
}
