/** What a request of Open311 asks for: resource, format, parameters of address and form. */
import { z } from 'zod';
import type { HttpRequest } from '../../ports/http.js';
import type { Format } from './render.js';

export interface Asked {
  resource: string;
  id: string | null;
  format: Format;
  fields: ReadonlyMap<string, string>;
}

/** Null for an address that the interface does not have. */
export function readAsked({ path, query, body, headers }: HttpRequest): Asked | null {
  const found = /^\/(discovery|services|requests|tokens)(?:\/([\w%-]{1,60}))?\.(json|xml)$/u.exec(path);
  if (found === null) return null;
  const [, resource = '', id = null, format] = found;
  const form = /^application\/x-www-form-urlencoded/iu.test(headers['content-type'] ?? '')
    ? new URLSearchParams(Buffer.from(body).toString())
    : new URLSearchParams();
  return { resource, id, format: format === 'xml' ? 'xml' : 'json', fields: new Map([...query, ...form]) };
}

const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

export const listSchema = z.object({
  service_request_id: z.string().max(2000).optional(),
  service_code: z.string().max(500).optional(),
  status: z
    .string()
    .regex(/^(?:open|closed)(?:,(?:open|closed))*$/u)
    .optional(),
  start_date: instant.optional(),
  end_date: instant.optional(),
});
export type ListAsked = z.output<typeof listSchema>;

const word = z.string().trim().max(200).optional();

export const reportSchema = z.object({
  service_code: z.string(),
  description: z.string().trim().min(2).max(4000),
  address_string: word,
  address_id: word,
  lat: z.coerce.number().min(-90).max(90).optional(),
  long: z.coerce.number().min(-180).max(180).optional(),
  first_name: word,
  last_name: word,
  phone: z
    .string()
    .trim()
    .regex(/^(?:1\d{10}|0\d{2,3}-?\d{7,8})?$/u)
    .optional(),
});
export type ReportAsked = z.output<typeof reportSchema>;

/** Which parameters are wrong, by name. */
export const wrongIn = ({ issues }: z.ZodError): string =>
  [...new Set(issues.map(({ path }) => path.map(String).join('.')))].join(', ');
