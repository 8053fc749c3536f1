/** XML as WeChat and WeCom write it: one element of plain fields. */
import { XMLParser } from 'fast-xml-parser';

/** The fields of the one element, by name; those that have fields of their own are left out. */
export type XmlFields = ReadonlyMap<string, string>;

/** As the platforms' messages are at most a few kilobytes. */
const MOST_BYTES = 64 * 1024;
/** The parser's name for what stands between the fields. */
const BETWEEN = '#text';

/**
 * Null for what is no such XML: over 64 kB, with a document type (entities that grow or name files), with anything else
 * around it, or with a field twice. A missing end is forgiven. Values stay texts as they were written: ids have more
 * digits than a number holds.
 */
export function readXml(body: Uint8Array | string): XmlFields | null {
  if (body.length > MOST_BYTES) return null;
  const text = typeof body === 'string' ? body : Buffer.from(body).toString('utf8');
  // People may type whatever they like, but only inside of CDATA.
  if (text.replaceAll(/<!\[CDATA\[.*?\]\]>/gsu, '').includes('<!')) return null;
  try {
    const parser = new XMLParser({ parseTagValue: false, trimValues: false, processEntities: false });
    return fieldsOf(parser.parse(text));
  } catch {
    return null;
  }
}

/** A text inside an element, whatever is in it. */
export function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

function fieldsOf(parsed: unknown): XmlFields | null {
  if (!isRecord(parsed) || Object.keys(parsed).some((name) => name !== 'xml' && name !== '?xml')) return null;
  const fields = parsed['xml'];
  if (!isRecord(fields)) return null;
  const entries = Object.entries(fields);
  if (entries.some(([, value]) => Array.isArray(value))) return null;
  return new Map(
    entries.flatMap(([name, value]) => (typeof value === 'string' && name !== BETWEEN ? [[name, value] as const] : [])),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
