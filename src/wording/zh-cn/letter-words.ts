/** A letter of the village to an office outside, in the form such letters have. */
import { chinaClock } from '../../domain/calendar.js';
import { categoryLabel, subCategory } from '../../domain/category.js';
import type { Letter } from '../../domain/letter.js';
import type { LetterPaper } from '../../domain/paper.js';
import type { Instant } from '../../domain/time.js';
import { sentence } from './names.js';
import { dayWords, fullDay } from './time-words.js';

export function letterPaper(of: Letter): LetterPaper {
  const [label, name] = [categoryLabel(of.category), subCategory(of.category).name];
  const matter = label === name ? `${label}问题` : `${label}问题（${name}）`;
  return {
    title: '关于请予协助处理群众诉求的函',
    number: `${of.villageName}〔${String(chinaClock(of.writtenAt).year)}〕${of.number}`,
    to: `${of.to}：`,
    paragraphs: [
      `${fullDay(of.cameAt)}起，我村${of.areaName === of.villageName ? '' : of.areaName}群众反映${matter}，涉及${String(of.households)}户。群众说：${sentence(of.gist)}`,
      `村里已经做了：${done(of)}`,
      '此事超出村里的能力，请贵单位予以协助，并请把处理情况告诉我们，我们转告群众。',
      '特此函达。',
    ],
    signed: [
      `${of.aboveName ?? ''}${of.villageName}村民委员会（盖章）`,
      `联系人：${of.contact?.name ?? '____________'}　电话：${of.contact?.phone ?? '____________'}`,
      fullDay(of.writtenAt),
    ],
    fileName: `公函${of.number}`,
  };
}

function done({ cameAt, acceptedAt, contactedAt, doneAt }: Letter): string {
  const steps: [Instant | null, string][] = [
    [cameAt, '登记'],
    [acceptedAt, '派人受理'],
    [contactedAt, '联系群众、查看情况'],
    [doneAt, '答复群众'],
  ];
  const made = steps.flatMap(([at, what]) => (at === null ? [] : [`${dayWords(at)}${what}`]));
  return `${made.join('，')}。`;
}
