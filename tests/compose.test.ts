/** compose.yaml says what the service understands. Docker itself is not asked. */
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { loadConfig } from '../src/config.js';
import { environmentSchema } from '../src/config/schema.js';

interface Part {
  image: string;
  restart: string;
  environment?: Record<string, string>;
  volumes?: string[];
  ports?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  command?: string[];
}

const compose = parse(readFileSync('compose.yaml', 'utf8'), { merge: true }) as {
  services: Record<string, Part>;
  volumes: Record<string, null>;
};
const { services } = compose;
const partsOf = (kind: RegExp): Part[] =>
  Object.keys(services).flatMap((name) => (kind.test(name) ? services[name]! : []));

/** As compose fills it in: `${NAME:-default}`, and `${NAME:?why}` from the operator. */
function filledIn(environment: Record<string, string>, given: Record<string, string>): Record<string, string> {
  const fill = (value: string): string =>
    value.replace(/\$\{(\w+):([-?])([^}]*)\}/gu, (_all, name: string, how: string, rest: string) => {
      if (given[name] === undefined && how === '?') throw new Error(rest);
      return given[name] ?? rest;
    });
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, fill(value)]));
}

const SECRETS = { OPERATOR_TOKEN: 'a'.repeat(48), MEDIA_KEY: 'b'.repeat(64) };

test('every setting is one that the service knows, and together they make a configuration', () => {
  const image = { HOST: '0.0.0.0', PORT: '8080' };
  for (const { environment = {} } of partsOf(/^gezipu/u)) {
    expect(Object.keys(environment).filter((name) => !(name in environmentSchema.shape))).toEqual([]);
    expect(() => filledIn(environment, {})).toThrow(/openssl rand/u);
    const config = loadConfig({ ...image, ...filledIn(environment, SECRETS) });
    expect(config.store).toMatchObject({ kind: 'mongodb' });
    expect(config.media.key).toBe(SECRETS.MEDIA_KEY);
    const nodes = environment['STORE']!.match(/mongo\d/gu);
    expect(nodes?.every((name) => name in services)).toBe(true);
    expect(services['mongo-init']!.command?.join(' ')).toContain(nodes!.map((name) => `'${name}'`).join(', '));
  }
});

test('there are two services and three nodes that begin again when they die, each with its own port or data', () => {
  const [processes, nodes, session] = [partsOf(/^gezipu/u), partsOf(/^mongo\d/u), partsOf(/^wechat$/u)];
  expect([processes.length, nodes.length]).toEqual([2, 3]);
  for (const one of [...processes, ...nodes, ...session]) expect(one.restart).toBe('unless-stopped');
  expect(new Set(processes.flatMap((one) => one.ports)).size).toBe(2);
  const volumes = [...processes, ...nodes, ...session].flatMap(
    (one) => one.volumes?.map((volume) => volume.split(':')[0]) ?? [],
  );
  expect(volumes.sort()).toEqual(Object.keys(compose.volumes).sort());
});

test('a service waits until the replica set is made, and that until every node answers', () => {
  for (const one of partsOf(/^gezipu/u))
    expect(one.depends_on).toEqual({ 'mongo-init': { condition: 'service_completed_successfully' } });
  expect(Object.keys(services['mongo-init']!.depends_on ?? {})).toEqual(['mongo1', 'mongo2', 'mongo3']);
  expect(partsOf(/^mongo\d/u).every((node) => node.healthcheck !== undefined)).toBe(true);
  expect(readFileSync('Dockerfile', 'utf8')).toMatch(/^HEALTHCHECK/mu);
});

test('the WeChat session is a part of its own that knows the services, and they know it, when it is wanted', () => {
  const image = { HOST: '0.0.0.0', PORT: '8080' };
  const wanted = { ...SECRETS, CHANNELS: 'wechaty', WECHATY_MODE: 'apart', MESSAGING_SECRET: 'c'.repeat(64) };
  const [session] = partsOf(/^wechat$/u);
  const environment = filledIn(session?.environment ?? {}, wanted);
  const { wechatyBot: bot, port } = loadConfig({ ...image, ...environment });
  expect(bot.services.map((url) => new URL(url).hostname)).toEqual(
    Object.keys(services).filter((name) => name.startsWith('gezipu')),
  );
  // The health check of the image asks at PORT.
  expect([bot.mode, bot.url, port]).toEqual(['apart', 'http://wechat:8090', 8090]);
  expect(session?.command?.slice(-2)).toEqual(['bot', 'wechaty']);
  for (const one of partsOf(/^gezipu/u))
    expect(loadConfig({ ...image, ...filledIn(one.environment ?? {}, wanted) }).wechatyBot).toEqual(bot);
});
