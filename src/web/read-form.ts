/** What a browser sends when a form is handed in, with or without files. */
import busboy from 'busboy';
import type { HttpRequest } from '../ports/http.js';

export interface SentFile {
  field: string;
  name: string;
  bytes: Uint8Array;
  /** True when it was longer than is taken; the rest is not there. */
  cut: boolean;
}

export interface SentForm {
  /** "" for a field that is not there. */
  field(name: string): string;
  /** Of all fields, in the order of the form. */
  values(): readonly string[];
  files: readonly SentFile[];
}

export const MOST_FILE_BYTES = 20 * 1024 * 1024;

const LIMITS = { fieldSize: 64 * 1024, fields: 40, files: 12, fileSize: MOST_FILE_BYTES, parts: 60 };

/** Null for what is no form. */
export function readForm({ headers, body }: HttpRequest): Promise<SentForm | null> {
  const fields = new Map<string, string>();
  const files: SentFile[] = [];
  return new Promise((resolve) => {
    const none = (): void => resolve(null);
    try {
      const parser = busboy({ headers, limits: LIMITS, defParamCharset: 'utf8' });
      parser.on('field', (name, value) => fields.set(name, value));
      parser.on('file', (field, stream, { filename }) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('close', () => {
          const bytes = Buffer.concat(chunks);
          const cut = stream.truncated === true;
          // A field in which no file was chosen is sent empty.
          if (bytes.length > 0) files.push({ field, name: filename ?? '', bytes, cut });
        });
      });
      parser.on('error', none);
      parser.on('close', () =>
        resolve({ field: (name) => fields.get(name) ?? '', values: () => [...fields.values()], files }),
      );
      parser.end(body);
    } catch {
      none();
    }
  });
}
