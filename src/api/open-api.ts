/** The OpenAPI 3.1 document, made from the routes and their schemas: it cannot say anything else than they do. */
import { z } from 'zod';
import { routesByPath, type Route } from './route.js';
import { NAMED, problemSchema } from './schemas.js';

type Json = Readonly<Record<string, unknown>>;

const REFUSALS = {
  400: 'Malformed; `errors` names the fields',
  401: 'Without a valid token',
  403: 'Not with this token, or not this person',
  404: 'Nothing there, or nothing for this person',
  409: 'The case does not allow it now',
  422: 'Well formed, but it cannot be done',
  429: 'Too many requests; see Retry-After',
  503: 'Come again in a moment',
} as const;

export function openApiDocument(routes: readonly Route[], server: string): Json {
  const { schemas } = z.toJSONSchema(NAMED, { uri: (id) => `#/components/schemas/${id}`, io: 'input' });
  return {
    openapi: '3.1.0',
    info: {
      title: 'gezipu',
      version: '1',
      description:
        'A token acts as a person of the directory: it sees and does what that person may, and nothing outside its area.',
    },
    servers: [{ url: server }],
    security: [{ token: [] }],
    paths: Object.fromEntries(
      [...routesByPath(routes)].map(([path, methods]) => [
        path,
        Object.fromEntries(methods.map((one) => [one.method.toLowerCase(), operation(one)])),
      ]),
    ),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, withoutIds(schema)])),
    },
  };
}

function operation({ name, does, parts = {}, query, body, gives, method }: Route): Json {
  return {
    operationId: name,
    description: does,
    parameters: [
      ...Object.entries(parts).map(([part, example]) => ({
        ...{ name: part, in: 'path', required: true, schema: { type: 'string' }, example },
      })),
      ...(query === null ? [] : queryParameters(query)),
      ...(method === 'POST' ? [IDEMPOTENCY] : []),
    ],
    ...(body === null
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: jsonOf(body) } } } }),
    responses: {
      ...Object.fromEntries(
        Object.entries(gives).map(([status, { says, schema }]) => [
          status,
          { description: says, content: { 'application/json': { schema: jsonOf(schema) } } },
        ]),
      ),
      ...Object.fromEntries(
        Object.entries(REFUSALS).map(([status, description]) => [
          status,
          { description, content: { 'application/problem+json': { schema: jsonOf(problemSchema) } } },
        ]),
      ),
    },
  };
}

const IDEMPOTENCY: Json = {
  ...{ name: 'Idempotency-Key', in: 'header', required: false },
  description: 'Up to 100 characters. The same request with the same key is done once; for a day.',
  schema: { type: 'string', maxLength: 100 },
};

function queryParameters(query: z.ZodObject): Json[] {
  return Object.entries(query.shape).map(([name, schema]) => {
    const { description, ...rest } = withoutIds(z.toJSONSchema(schema, { io: 'output' }));
    return { name, in: 'query', required: false, ...(description === undefined ? {} : { description }), schema: rest };
  });
}

/** What is named stands under its name; the rest is written out, with named parts as references. */
function jsonOf(schema: z.ZodType): Json {
  const name = NAMED.get(schema)?.id;
  if (name !== undefined) return { $ref: `#/components/schemas/${name}` };
  const { $defs: _, ...written } = z.toJSONSchema(schema, { metadata: NAMED, io: 'input' });
  return withoutIds(JSON.parse(JSON.stringify(written).replaceAll('#/$defs/', '#/components/schemas/')) as object);
}

function withoutIds(schema: object): Json {
  return Object.fromEntries(
    Object.entries(schema).filter(([key]) => key !== '$schema' && key !== '$id' && key !== '~standard'),
  );
}
