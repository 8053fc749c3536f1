/**
 * Run by recognise-audio.test.ts: `node --import tsx recognise-hostile.ts` recognises every hostile file and prints, as
 * JSON, as what, and by how many megabytes the process grew meanwhile.
 */
import { recogniseAudio } from '../../src/audio/recognise-audio.js';
import { HOSTILE_FILES } from './hostile-files.js';

const megabytes = (): number => process.memoryUsage.rss() / 2 ** 20;
const before = megabytes();
let most = before;
const reasons = HOSTILE_FILES.map(({ bytes }) => {
  const found = recogniseAudio(bytes);
  most = Math.max(most, megabytes());
  return 'reason' in found ? found.reason : 'taken';
});
process.stdout.write(JSON.stringify({ reasons, grown: most - before }));
