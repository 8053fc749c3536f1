/** `.env.example` and docs/configuration.md, made of the schema in src/config/schema.ts. */
import { environmentSchema } from '../src/config/schema.js';
import { aboutVariable } from '../src/config/variable.js';

const variables = Object.entries(environmentSchema.shape).map(([name, schema]) => ({ name, ...aboutVariable(schema) }));

export function renderEnvExample(): string {
  const blocks = variables.map(
    ({ name, description, unit, default: usual }) =>
      `# ${description}\n# Form: ${unit.replaceAll('`', '')}\n#${name}=${usual ?? ''}\n`,
  );
  return `# Copy to .env and change what you need. Made by \`npm run config:docs\` from src/config/schema.ts.\n\n${blocks.join('\n')}`;
}

export function renderConfigurationPage(): string {
  const rows = variables.map(
    ({ name, description, unit, default: usual }) =>
      `| \`${name}\` | ${description} | ${unit} | ${usual === undefined ? 'not set' : `\`${usual}\``} |`,
  );
  return `# Configuration

<!-- Made by \`npm run config:docs\` from src/config/schema.ts; change it there. -->

Settings come from environment variables, or from a file \`.env\` in the folder where the service is started
(\`.env.example\` is one to copy); a variable of the environment wins over the file. A variable that is set to nothing
counts as not set. When something is wrong the service does not start; it names every wrong variable and what it must be.

| variable | what it does | form | default |
|---|---|---|---|
${rows.join('\n')}
`;
}
