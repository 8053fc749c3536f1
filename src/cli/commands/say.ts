/** `gezipu say --as 赵小章 --in 二社群 "自来水停了"`: says it in the simulator and prints what came back. */
import type { Command } from 'commander';
import { clientFor, withServiceOptions, type ServiceChoice } from '../service-choice.js';

interface Options extends ServiceChoice {
  as: string;
  in?: string;
  key?: string;
  quiet: string;
}

export function addSay(program: Command): void {
  const command = program
    .command('say <text...>')
    .description('say something in the simulator of the running service, and print what comes back')
    .requiredOption('--as <person>', 'who speaks: name or id')
    .option('--in <group>', 'in which group: name or id; without it alone with the bot')
    .option('--key <key>', 'the same key is the same message, however often it is said')
    .option('--quiet <seconds>', 'stop when nothing more was said for so long', '2');
  withServiceOptions(command).action((text: string[], options: Options) => say(text.join(' '), options));
}

async function say(text: string, options: Options): Promise<void> {
  const client = clientFor(options);
  const { people, groups } = await client.world();
  const where = new Map([
    ...groups.map((one) => [one.id, one.topic] as const),
    ...people.map((one) => [one.id, `私聊·${one.name}`] as const),
  ]);
  const spoken = await client.say({
    as: options.as,
    text,
    ...(options.in === undefined ? {} : { in: options.in }),
    ...(options.key === undefined ? {} : { key: options.key }),
  });
  const quiet = Number(options.quiet) * 1000;
  const ended = new AbortController();
  let timer = setTimeout(() => ended.abort(), quiet);
  let heard = 0;
  try {
    for await (const message of client.messages(ended.signal)) {
      if (message.seq <= spoken.seq || message.sender !== null) continue;
      clearTimeout(timer);
      timer = setTimeout(() => ended.abort(), quiet);
      heard++;
      process.stdout.write(
        `[${where.get(message.conversation) ?? message.conversation}] ${message.senderName}: ${message.text}\n`,
      );
    }
  } catch (error) {
    if (!ended.signal.aborted) throw error;
  } finally {
    clearTimeout(timer);
  }
  if (heard === 0) process.stdout.write('（没有人说话：不是要办的事，或者还在等）\n');
}
