/** The shape of each part of a village file (docs/village-file.md). All values arrive as text. */
import { z } from 'zod';
import { CLASSES, isCategoryCode } from '../domain/category.js';
import { CHINA_OFFSET } from '../domain/time.js';
import { AUDIENCE_WORDS, DAYS_WORDS, LEVEL_WORDS, MODE_WORDS, PROOF_WORDS, ROLE_WORDS } from './words.js';

const text = z.string().trim().min(1);

/** A list, or a single value instead of a list of one. */
const listOf = <S extends z.ZodType>(schema: S) =>
  z.preprocess((raw) => (typeof raw === 'string' ? [raw] : raw), z.array(schema));

const matching = (pattern: RegExp, message: (written: string) => string) =>
  text.refine((written) => pattern.test(written), { error: (issue) => message(String(issue.input)) });

const word = <T>(words: Readonly<Record<string, T>>, what: string) =>
  text.transform((written, context): T => {
    const known = Object.hasOwn(words, written) ? words[written] : undefined;
    if (known !== undefined) return known;
    context.addIssue({
      code: 'custom',
      message: `没有叫“${written}”的${what}，可以写：${inChinese(words)}`,
    });
    return z.NEVER;
  });

/** The codes may be written too, but an operator who was wrong is helped by the words. */
const inChinese = (words: Readonly<Record<string, unknown>>): string =>
  Object.keys(words)
    .filter((written) => /\p{Script=Han}/u.test(written))
    .join('、');

const id = matching(
  /^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/u,
  (written) => `编号“${written}”只能用英文字母、数字和中间的 -，例如 gm-suonan`,
);
const pathPattern = /^[A-Za-z0-9]+(?:\.[A-Za-z0-9]+)*$/u;
const areaPath = matching(pathPattern, (written) => `路径“${written}”要写成用点隔开的代码，例如 63.22.22.203`);
const phone = matching(
  /^(?:1\d{10}|0\d{2,3}-?\d{7,8})$/u,
  (written) => `电话“${written}”不对：手机要 11 位、以 1 开头，座机写区号，例如 0970-8670000`,
);
const category = text.refine((code) => isCategoryCode(code) || CLASSES.some((one) => one.code === code), {
  error: (issue) => `没有类别“${String(issue.input)}”：大类写两位（05），小类写四位（0501）`,
});
/** Midnight in China at the beginning of the day. */
const date = text.transform((written, context): number => {
  const midnight = Date.parse(`${written}T00:00:00Z`);
  // Parsing takes 2026-02-30 for the 2nd of March.
  if (!Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(`${written}T`))
    return midnight - CHINA_OFFSET;
  context.addIssue({ code: 'custom', message: `日期“${written}”不对，要写成 2026-10-01` });
  return z.NEVER;
});
const time = matching(/^(?:[01]\d|2[0-3]):[0-5]\d$/u, (written) => `时间“${written}”不对，要写成 18:00（24 小时制）`);
const yesOrNo = word({ true: true, false: false, 是: true, 否: false }, '回答');
const handles = z.record(z.string(), listOf(text)).default({});

/** The other parts are read one by one, so that a mistake in one hides none in another. */
const later = z.unknown().optional();

export const headSchema = z.strictObject({
  ...{ root: areaPath, above: later, area: z.unknown() },
  ...{
    people: later,
    households: later,
    groups: later,
    places: later,
    digests: later,
    roster: later,
    proof: later,
    ways: later,
  },
  map: matching(
    /^[^/\\]+\.(?:geo)?json$/iu,
    (written) => `“${written}”要写和本文件在同一个文件夹里的 GeoJSON 文件名，例如 guomi.geojson`,
  ).optional(),
});

/** The widest area has no code of its own: its path is `root`. */
export const areaSchema = z.strictObject({
  name: text,
  level: word(LEVEL_WORDS, '层级'),
  code: matching(/^[A-Za-z0-9]+$/u, (written) => `代码“${written}”只能用数字和英文字母`).optional(),
  letters: matching(/^[A-Z]{2,4}$/u, (written) => `件号的字头“${written}”要写两到四个大写英文字母，例如 GM`).optional(),
  aliases: listOf(text).default([]),
  ...{ page: yesOrNo.optional(), about: text.optional(), news: later },
  areas: later,
});
export type AreaEntry = z.output<typeof areaSchema>;

export const aboveSchema = z.strictObject({
  path: areaPath,
  level: word(LEVEL_WORDS, '层级'),
  name: text,
  aliases: listOf(text).default([]),
});

export const personSchema = z.strictObject({
  id,
  name: text,
  called: text.optional(),
  kind: text.optional(),
  phone: phone.optional(),
  home: text.optional(),
  languages: listOf(text).optional(),
  duties: later,
  handles,
  leave: later,
});
export type PersonEntry = z.output<typeof personSchema>;

export const dutySchema = z.strictObject({
  role: word(ROLE_WORDS, '角色'),
  area: listOf(text),
  categories: listOf(category).optional(),
});

export const leaveSchema = z.strictObject({ from: date, to: date, standIn: text.optional() });

export const householdSchema = z.strictObject({
  id,
  head: text,
  phone: phone.optional(),
  people: matching(/^[1-9]\d?$/u, (written) => `人数“${written}”不对，要写数字`).transform(Number),
  frail: yesOrNo.optional(),
});

export const groupSchema = z.strictObject({
  id,
  name: text,
  area: text,
  mode: word(MODE_WORDS, '方式').default('listen'),
  audience: word(AUDIENCE_WORDS, '对象').default('villagers'),
  voice: yesOrNo.optional(),
  handles,
});

export const newsSchema = z.strictObject({ date, title: text, text: text.default('') });

export const placeSchema = z.strictObject({ name: text, aliases: listOf(text).default([]), area: text });

const WEEKDAYS: Readonly<Record<string, number>> = {
  周一: 1,
  周二: 2,
  周三: 3,
  周四: 4,
  周五: 5,
  周六: 6,
  周日: 7,
  周天: 7,
};
const isDate = (written: string): boolean => {
  const midnight = Date.parse(`${written}T00:00:00Z`);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(`${written}T`);
};
const dutyDay = text.refine((written) => Object.hasOwn(WEEKDAYS, written) || isDate(written), {
  error: (issue) => `“${String(issue.input)}”不是日子，要写周六，或者 2026-10-01`,
});
/** Weekdays (1 is Monday) and dates apart. */
export const shiftSchema = z.strictObject({
  area: text,
  person: id,
  days: listOf(dutyDay).transform((days) => ({
    weekdays: days.flatMap((day) => WEEKDAYS[day] ?? []),
    dates: days.filter((day) => !Object.hasOwn(WEEKDAYS, day)),
  })),
});

export const digestSchema = z.strictObject({
  group: text.optional(),
  person: id.optional(),
  time,
  days: word(DAYS_WORDS, '日子').default('daily'),
});
export type DigestEntry = z.output<typeof digestSchema>;

/** Without an area it holds wherever the file does. */
export const proofSchema = z.strictObject({
  area: text.optional(),
  categories: listOf(category),
  needs: word(PROOF_WORDS, '佐证'),
});

/** Of a GeoJSON file; what else stands in a feature does not matter. */
export const featureSchema = z.object({ properties: z.object({ name: text }), geometry: z.unknown() });

/** What is behind a slash, too: no blanks, no digits. */
export const wayNameSchema = matching(
  /^\p{Script=Han}{2,8}$/u,
  (written) => `“${written}”不能当办理方式的名称，要写两到八个汉字，例如 会办`,
);
