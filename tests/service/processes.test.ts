/** `KILL_SECONDS=60 npm test -- tests/service/processes` kills for longer. On MongoDB: tests/storage/mongo/processes.test.ts. */
import { join } from 'node:path';
import { openSqliteStore } from '../../src/storage/sqlite/sqlite-store.js';
import { killContract } from './kill-contract.js';

killContract({
  name: 'one SQLite file',
  open: async (folder) => {
    const path = join(folder, 'store.sqlite');
    return { address: path, store: await openSqliteStore(path) };
  },
  ...{ seconds: 12, atOnce: 24, mostAnswers: 300 },
});
