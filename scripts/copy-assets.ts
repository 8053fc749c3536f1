/** Last step of `npm run build`: what is no TypeScript (pages, styles, locales) goes beside the compiled files. */
import { cpSync, statSync } from 'node:fs';

for (const folder of ['src', 'bots']) {
  cpSync(folder, `dist/${folder}`, {
    recursive: true,
    filter: (path) => statSync(path).isDirectory() || !/\.(tsx?|md)$/.test(path),
  });
}
