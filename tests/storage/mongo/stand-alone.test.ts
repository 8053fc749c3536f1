import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { askServer } from '../../../scripts/mongo/ask-server.js';
import { createServerProcess } from '../../../scripts/mongo/server.js';
import type { Server } from '../../../scripts/mongo/server.js';
import { AppError } from '../../../src/common/errors.js';
import { openMongoStore } from '../../../src/storage/mongo/open-mongo-store.js';
import { aggregate } from '../contract/subject.js';
import { START, describeOnServers, ground } from './handed-servers.js';
import { openQuietly } from './mongo-place.js';

async function refusal(uri: string): Promise<AppError> {
  try {
    await (await openQuietly(uri)).close();
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
    throw thrown;
  }
  throw new Error(`${uri} was opened`);
}

describeOnServers('a stand-alone server with users', () => {
  let server: Server;
  let address: string;
  beforeAll(async () => {
    server = await createServerProcess(ground(), 'mongod', ['--wiredTigerCacheSizeGB', '0.25']);
    await server.start();
    address = server.address;
    const roles = ['readWrite', 'dbAdmin'].map((role) => ({ role, db: 'village' }));
    await askServer(address, { createUser: 'li', pwd: 'ge:heim', roles });
    await server.end('SIGTERM');
    await server.start('--auth');
  }, START);
  afterAll(() => server.end('SIGKILL'), START);

  test('is accepted, and what is given up is said in one sentence', async () => {
    const warnings: string[] = [];
    const uri = `mongodb://li:ge%3Aheim@${address}/village?authSource=admin`;
    const store = await openMongoStore(uri, { warn: (sentence) => void warnings.push(sentence) });
    try {
      expect(warnings).toEqual([expect.stringMatching(/^STORE is a stand-alone .* no second copy/u)]);
      expect(await store.commit(aggregate('one'), 0)).toBe(true);
      expect(await store.commit(aggregate('one'), 0)).toBe(false);
      expect(await store.commit(aggregate('one', { due: 5 }), 1)).toBe(true);
      expect(await store.due(5, 1)).toEqual(['1.2/one']);
      expect(await store.tally('case', '1.2')).toEqual([{ area: '1.2', status: 'new', count: 1 }]);
      expect(await store.check()).toEqual([]);
      await expect(store.snapshot()).rejects.toMatchObject({ code: 'config_invalid' });
      expect(await store.remove('1.2/one', 2)).toBe(true);
    } finally {
      await store.close();
    }
  }, 60_000);

  test.each([
    [
      'a wrong password',
      'li:geheim@',
      'village?authSource=admin',
      'config_invalid',
      /Correct user and password in STORE/u,
    ],
    ['the database of users not named', 'li:ge%3Aheim@', 'village', 'config_invalid', /authSource=admin/u],
    ['no user at all', '', 'village', 'config_invalid', /Correct user and password in STORE/u],
    ['a database where the user may nothing', 'li:ge%3Aheim@', 'x?authSource=admin', 'config_invalid', /readWrite/u],
    ['a password that is not written as it must be', 'li:ge/heim@', 'village', 'config_invalid', /%2F/u],
    ['an option that does not exist', '', 'village?foo=1', 'config_invalid', /foo is not supported/u],
    ['the name of a replica set that it is not', '', '?replicaSet=rs9', 'store_busy', /STORE.*replicaSet/u],
  ])(
    '%s is told with the remedy and without the password',
    async (_what, user, rest, code, says) => {
      const error = await refusal(`mongodb://${user}${address}/${rest}`);
      expect(error.code).toBe(code);
      expect(error.message).toMatch(says);
      expect(error.message).not.toMatch(/heim/u);
    },
    20_000,
  );

  test('an address where nobody listens is told with the remedy', async () => {
    const error = await refusal('mongodb://127.0.0.1:1/village');
    expect(error.code).toBe('store_busy');
    expect(error.message).toMatch(/^STORE: no MongoDB primary answers .*127\.0\.0\.1:1/u);
  }, 20_000);
});
