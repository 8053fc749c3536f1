/**
 * `npm run test:mongo`: the tests of the MongoDB store on real servers. On the one at MONGODB_URI when that is set, else
 * on a replica set of one node, one of three, a sharded cluster and a stand-alone server, all started here on loopback.
 * Where no server is to be had it says why and succeeds; with CI=true that is a failure. Arguments go to jest, e.g.
 * `npm run test:mongo -- tests/storage/mongo/failover.test.ts`.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPrograms, type Programs } from './mongo/programs.js';

// eslint-disable-next-line no-restricted-syntax -- no settings of the service: they choose what is tested.
const { MONGODB_URI, CI, XDG_CACHE_HOME = join(homedir(), '.cache') } = process.env;

function main(): number {
  if (MONGODB_URI !== undefined) {
    console.log('test:mongo: the server at MONGODB_URI');
    return runJest({ GEZIPU_TEST_MONGO_URI: MONGODB_URI });
  }
  let programs: Programs;
  try {
    programs = findPrograms(join(XDG_CACHE_HOME, 'gezipu', 'mongodb'));
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message.split('\n')[0] : String(thrown);
    console.log(`test:mongo: skipped, no MongoDB to be had: ${reason ?? ''}; set MONGODB_URI to use one of yours`);
    return CI === 'true' ? 1 : 0;
  }
  console.log(`test:mongo: ${programs.about}: stand-alone, replica sets of one and three nodes, cluster of two shards`);
  const folder = mkdtempSync(join(tmpdir(), 'gezipu-mongo-'));
  try {
    return runJest({ GEZIPU_TEST_MONGO_GROUND: JSON.stringify({ programs, folder }) });
  } finally {
    endLeftovers(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

function runJest(handed: Record<string, string>): number {
  const jest = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
  const given = process.argv.slice(2);
  const tests = given.some((word) => word.startsWith('tests/')) ? [] : ['tests/storage/mongo'];
  const words = [...jest, '--runInBand', ...given, ...tests];
  // eslint-disable-next-line no-restricted-syntax -- inherited as it is.
  const env = { ...process.env, ...handed };
  return spawnSync(process.execPath, words, { env, stdio: 'inherit' }).status ?? 1;
}

/** Servers of tests that were interrupted: they left their number and have our folder on their command line. */
function endLeftovers(folder: string): void {
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.pid'))) {
    const pid = Number(readFileSync(join(folder, name), 'utf8'));
    try {
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(folder)) process.kill(pid, 'SIGKILL');
    } catch {
      // Gone already.
    }
  }
}

process.exitCode = main();
