/** The table of docs/scale.md: `npx tsx bench/scale-table.ts`. Every number is computed from the assumptions above it. */
const ASSUMED = {
  /** Per household and year. */
  cases: 2,
  /** Said where the bot listens, most of it no business of ours: heard, and not kept. */
  messages: 120,
  /** Of these belong to a case: the report, two "we too", the clerk's two commands, the answer. */
  messagesPerCase: 6,
  /** Counted in bench/county-day.ts: writes of the store for each message that belongs to a case. */
  writesPerMessage: 7,
  /** Busiest minutes against the mean of the year. */
  peak: 20,
  /** A closed case with its history, measured 2.4 kB, and its share of those that a whole village joined. */
  bytesPerCase: 3_000,
  /** One case in four has a picture of 300 kB, kept as base64. */
  pictureBytesPerCase: 100_000,
};
const SECONDS_A_YEAR = 365 * 86_400;
const PLACES: readonly (readonly [name: string, households: number])[] = [
  ['village', 260],
  ['township', 5_000],
  ['county', 100_000],
  ['province', 3_300_000],
  ['country', 170_000_000],
];

const round = (value: number): string => (value >= 100 ? value.toFixed(0) : Number(value.toPrecision(2)).toString());
const short = (value: number, units: readonly string[]): string => {
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, value)) / 3)));
  return `${round(value / 1000 ** power)}${units[power] ?? ''}`;
};
const count = (value: number): string => short(value, ['', 'k', 'M', 'G']);
const bytes = (value: number): string => short(value, [' B', ' kB', ' MB', ' GB', ' TB', ' PB']);

process.stdout.write(
  '| | households | cases a year | heard a second, mean / peak | writes a second, mean / peak | storm hour, writes a second | a year without pictures | with pictures |\n' +
    '|---|---|---|---|---|---|---|---|\n',
);
for (const [name, households] of PLACES) {
  const heard = (households * ASSUMED.messages) / SECONDS_A_YEAR;
  const kept = ASSUMED.cases * ASSUMED.messagesPerCase;
  const writes = (households * kept * ASSUMED.writesPerMessage) / SECONDS_A_YEAR;
  const storm = (households * ASSUMED.writesPerMessage) / 3_600;
  const cases = households * ASSUMED.cases;
  const cells = [
    name,
    count(households),
    count(cases),
    `${count(heard)} / ${count(heard * ASSUMED.peak)}`,
    `${count(writes)} / ${count(writes * ASSUMED.peak)}`,
    count(storm),
    bytes(cases * ASSUMED.bytesPerCase),
    bytes(cases * (ASSUMED.bytesPerCase + ASSUMED.pictureBytesPerCase)),
  ];
  process.stdout.write(`| ${cells.join(' | ')} |\n`);
}
