/**
 * Run by recognise-audio.test.ts: `node --import tsx recognise-hostile.ts` recognises every hostile file and prints, as
 * JSON, as what, and by how many megabytes the process grew at most (making the files included).
 */
import { recogniseAudio } from '../../src/audio/recognise-audio.js';
import { HOSTILE_FILES } from './hostile-files.js';

const before = process.memoryUsage.rss() / 2 ** 20;
const reasons = HOSTILE_FILES.map(({ bytes }) => {
  const found = recogniseAudio(bytes);
  return 'reason' in found ? found.reason : 'taken';
});
const most = process.resourceUsage().maxRSS / 2 ** 10;
process.stdout.write(JSON.stringify({ reasons, grown: most - before }));
