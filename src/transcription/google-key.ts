/** The key file of a Google service account, checked before anything is sent. */
import { createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '../common/errors.js';

const keySchema = z.object({
  type: z.literal('service_account'),
  project_id: z.string().min(1),
  client_email: z.string().min(1),
  private_key: z.string().refine(isPrivateKey),
});

export type GoogleKey = z.infer<typeof keySchema>;

/** Throws AppError `config_invalid` that says what is wrong with the file, and shows nothing of it. */
export async function readGoogleKey(path: string): Promise<GoogleKey> {
  const wrong = (what: string): AppError =>
    new AppError(
      'config_invalid',
      `GOOGLE_APPLICATION_CREDENTIALS=${path} ${what}; it must be the JSON key of a service account (docs/voice.md says how to get one)`,
    );
  let content: string;
  try {
    content = await readFile(path, 'utf8');
  } catch {
    throw wrong('cannot be read');
  }
  const key = keySchema.safeParse(parsed(content));
  if (key.success) return key.data;
  const fields = key.error.issues.map(({ path: [field] }) => (field === undefined ? 'everything' : String(field)));
  throw wrong(`is no such key (look at: ${fields.join(', ')})`);
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
}

function isPrivateKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).type === 'private';
  } catch {
    return false;
  }
}
