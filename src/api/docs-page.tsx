/** The reader of the document: one page without scripts. */
import { render } from 'preact-render-to-string';
import { z } from 'zod';
import type { Route } from './route.js';

const STYLE = `
body { margin: 0 auto; max-width: 52rem; padding: 1.5rem 1rem 4rem; font: 1rem/1.6 system-ui, sans-serif; color: #1d2129; }
h2 { margin: 2.5rem 0 .25rem; font: 600 1.1rem/1.4 ui-monospace, monospace; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .25rem .5rem; border-bottom: 1px solid #d9dce1; text-align: left; vertical-align: top; }
pre { padding: .75rem; overflow: auto; background: #f3f4f6; font-size: .85rem; }
a { color: #0b57d0; }
`;

const described = (schema: unknown): string => (schema as z.ZodType).description ?? '';

function Parameters({ query }: { query: z.ZodObject }) {
  const rows = Object.entries(query.shape);
  if (rows.length === 0) return null;
  return (
    <table>
      <tbody>
        {rows.map(([name, schema]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{described(schema)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Shape({ title, schema }: { title: string; schema: z.ZodType }) {
  const { $schema: _, ...shown } = z.toJSONSchema(schema, { io: 'input' });
  return (
    <details>
      <summary>{title}</summary>
      <pre tabIndex={0}>{JSON.stringify(shown, null, 2)}</pre>
    </details>
  );
}

function Operation({ route }: { route: Route }) {
  const { method, path, name, does, query, body, gives } = route;
  return (
    <section>
      <h2 id={name}>
        {method} {path}
      </h2>
      <p>{does}</p>
      {query === null ? null : <Parameters query={query} />}
      {body === null ? null : <Shape title="Body" schema={body} />}
      {Object.entries(gives).map(([status, { says, schema }]) => (
        <Shape key={status} title={`${status}: ${says}`} schema={schema} />
      ))}
    </section>
  );
}

export function docsPage(routes: readonly Route[]): string {
  const page = render(
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>gezipu API</title>
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <main>
          <h1>API</h1>
          <p>
            Send a token as <code>Authorization: Bearer gzp_…</code>. It acts as a person of the directory: it sees and
            does what that person may, and nothing outside its area. As a document for programs:{' '}
            <a href="openapi.json">openapi.json</a> (OpenAPI 3.1).
          </p>
          {routes.map((route) => (
            <Operation key={route.name} route={route} />
          ))}
        </main>
      </body>
    </html>,
  );
  return `<!doctype html>\n${page}\n`;
}
