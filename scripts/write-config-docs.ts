/** `npm run config:docs`: writes what tests/config.test.ts finds stale. */
import { writeFileSync } from 'node:fs';
import { renderConfigurationPage, renderEnvExample } from './render-config-docs.js';

writeFileSync('.env.example', renderEnvExample());
writeFileSync('docs/configuration.md', renderConfigurationPage());
