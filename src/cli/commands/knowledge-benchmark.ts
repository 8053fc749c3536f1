/**
 * `gezipu knowledge-benchmark FILE.tsv`: how often a question finds its own answer among all answers of the file (columns
 * title, detail, reply). With --knowledge it measures a knowledge file instead, on questions with the beginning of the
 * entry's question that is right for each, or nothing (columns question, answer).
 */
import type { Command } from 'commander';
import { asksAboutRules } from '../../knowledge/asks-about-rules.js';
import { titleOf } from '../../knowledge/entry.js';
import { createKnowledgeBase } from '../../knowledge/knowledge-base.js';
import { createRanking } from '../../knowledge/ranking.js';
import { readKnowledge } from '../knowledge-file.js';
import { readTsv } from '../tsv-rows.js';

/** What the service demands: alone with the bot, and of words that were not for it. */
const THRESHOLDS = [0.5, 0.8, 0.95] as const;

interface Options {
  knowledge?: string;
  set?: string;
}

export function addKnowledgeBenchmark(program: Command): void {
  program
    .command('knowledge-benchmark <file>')
    .description('measure how well questions find their answers')
    .option('--knowledge <file>', 'a knowledge file (.md, .xlsx) to be asked the questions of FILE')
    .option('--set <name>', 'only rows with this in their column "set"')
    .action(async (file: string, { knowledge, set }: Options) => {
      const lines = knowledge === undefined ? await measureReplies(file) : await measureKnowledge(file, knowledge, set);
      process.stdout.write(`${lines.join('\n')}\n`);
    });
}

async function measureReplies(file: string): Promise<string[]> {
  const rows = await readTsv(file, ['title', 'detail', 'reply']);
  const begun = cpuTime();
  const ranking = createRanking(rows.map((row) => row.reply));
  const built = cpuTime();
  const ranks = rows.map(({ title, detail }, own) => {
    const likeness = ranking.likeness(ranking.weigh(`${title}\n${detail}`));
    const mine = likeness[own] ?? 0;
    // Of equal ones the own is counted last.
    return likeness.reduce((better, other, at) => better + (at !== own && other >= mine ? 1 : 0), 0);
  });
  const asked = cpuTime();
  const within = (rank: number): string => percent(ranks.filter((better) => better < rank).length, rows.length);
  return [
    `${rows.length} questions, each among ${rows.length} replies`,
    `recall at 1   ${within(1)}`,
    `recall at 5   ${within(5)}`,
    `index         ${(built - begun).toFixed(0)} ms of processor time`,
    `one question  ${((asked - built) / Math.max(1, rows.length)).toFixed(2)} ms of processor time`,
  ];
}

async function measureKnowledge(file: string, knowledge: string, set: string | undefined): Promise<string[]> {
  const all =
    set === undefined
      ? await readTsv(file, ['question', 'answer'])
      : await readTsv(file, ['question', 'answer', 'set']);
  const rows = all.filter((row) => set === undefined || ('set' in row && row.set === set));
  // Places do not matter here.
  const base = createKnowledgeBase(await readKnowledge(knowledge, () => ''));
  const asked = rows.map(({ question, answer }) => {
    const best = base.find(question, () => true)[0];
    const right = answer !== '' && best !== undefined && titleOf(best.entry).startsWith(answer);
    return { has: answer !== '', right, confidence: asksAboutRules(question) ? (best?.confidence ?? 0) : 0 };
  });
  const known = asked.filter((one) => one.has);
  return [
    `${known.length} questions with an answer, ${asked.length - known.length} without`,
    `right entry first  ${percent(known.filter((one) => one.right).length, known.length)}`,
    ...THRESHOLDS.map((least) => {
      const answered = asked.filter((one) => one.confidence >= least);
      const right = answered.filter((one) => one.right).length;
      return `at ${least.toFixed(2)}  answered ${answered.length}, right ${percent(right, answered.length)}, of those with an answer ${percent(right, known.length)}`;
    }),
  ];
}

/** In milliseconds; on a busy machine the clock on the wall says little. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} % (${part}/${whole})`;
}
