/**
 * Run by wording.test.ts: `node --import tsx print-times.ts AT NOW ZONE…` prints, as JSON, both instants in the words of
 * each locale, once for each time zone of a server. A test runner's own zone cannot be changed from inside.
 */
import { SPEAKERS } from './speakers.js';

const [at = '', now = '', ...zones] = process.argv.slice(2);
const words = zones.map((zone) => {
  process.env.TZ = zone;
  return SPEAKERS.map(({ times }) => [
    new Date(0).getHours(),
    times.whenWords(Number(at), Number(now)),
    times.dayWords(Number(at)),
  ]);
});
process.stdout.write(JSON.stringify(words));
