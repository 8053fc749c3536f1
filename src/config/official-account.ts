/** The Official Account of WeChat: its variables, and what is missing when it is switched on. */
import { z } from 'zod';
import { variable } from './variable.js';

export const officialAccountVariables = {
  OFFICIAL_ACCOUNT_APPID: variable(
    z.string().regex(/^wx[0-9a-f]{16}$/u, 'must be wx and 16 digits or letters a to f'),
    {
      description: 'AppID of the Official Account; docs/channels/official-account.md says where everything is found.',
      unit: 'AppID',
    },
  ),
  OFFICIAL_ACCOUNT_SECRET: variable(z.string().regex(/^\w{32,64}$/u, 'must have 32 letters and digits'), {
    description: 'Its AppSecret.',
    unit: 'secret',
    secret: true,
  }),
  OFFICIAL_ACCOUNT_TOKEN: variable(z.string().regex(/^\w{3,32}$/u, 'must be 3 to 32 letters and digits'), {
    description: 'The token with which WeChat signs what it tells us: make one up, and write it down there too.',
    unit: 'secret',
    secret: true,
  }),
  OFFICIAL_ACCOUNT_AES_KEY: variable(z.string().regex(/^[A-Za-z0-9]{43}$/u, 'must have 43 letters and digits'), {
    description: 'The EncodingAESKey with which everything is encrypted; choose the safe mode (安全模式) there.',
    unit: 'secret',
    secret: true,
  }),
  OFFICIAL_ACCOUNT_MAY_WRITE: variable(z.enum(['yes', 'no'], 'must be yes or no'), {
    description:
      'Whether the account has the right to customer-service messages, as verified service accounts have. Without it ' +
      'people get answers, and news together with the next answer.',
    unit: '`yes` or `no`',
    default: 'yes',
  }),
  OFFICIAL_ACCOUNT_TEMPLATE: variable(
    z.string().regex(/^[\w-]{20,60}:\w{1,40}$/u, 'must be a template id, :, a field'),
    {
      description:
        'A template message for news to people who have said nothing for 48 hours, and its field that takes the first 20 ' +
        'characters.',
      unit: 'template id and field, e.g. `Doclyl5uP7Aciu-qZ7mJNPtWkbkYnWBWVja26EGbNyk:thing2`',
    },
  ),
  OFFICIAL_ACCOUNT_API: variable(z.url({ protocol: /^https?$/, error: 'must begin with http:// or https://' }), {
    description: "WeChat's interface: another of its hosts, or a proxy whose address is in the account's IP list.",
    unit: 'URL',
    default: 'https://api.weixin.qq.com',
  }),
};

const SECRETS = [
  'OFFICIAL_ACCOUNT_APPID',
  'OFFICIAL_ACCOUNT_SECRET',
  'OFFICIAL_ACCOUNT_TOKEN',
  'OFFICIAL_ACCOUNT_AES_KEY',
] as const;

export interface OfficialAccountConfig {
  appId: string;
  secret: string;
  token: string;
  aesKey: string;
  mayWrite: boolean;
  template: { id: string; field: string } | null;
  /** Scheme and host of the platform. */
  base: string;
}

/** Takes the variables as they were written, so that it can be told together with other mistakes. */
export function missingForOfficialAccount(env: Readonly<Record<string, string | undefined>>): string[] {
  if (!/(^|[,，\s])official-account($|[,，\s])/u.test(env['CHANNELS'] ?? '')) return [];
  return SECRETS.filter((name) => env[name] === undefined).map(
    (name) =>
      `${name} must be set, because CHANNELS names official-account; docs/channels/official-account.md says where it is found`,
  );
}

type Variables = { [K in keyof typeof officialAccountVariables]: z.output<(typeof officialAccountVariables)[K]> };

/** Null when it is not set up. */
export function officialAccountOf(env: Variables): OfficialAccountConfig | null {
  const [appId, secret, token, aesKey] = SECRETS.map((name) => env[name]);
  if (appId == null || secret == null || token == null || aesKey == null) return null;
  const [id, field] = env.OFFICIAL_ACCOUNT_TEMPLATE?.split(':') ?? [];
  return {
    ...{ appId, secret, token, aesKey },
    mayWrite: env.OFFICIAL_ACCOUNT_MAY_WRITE === 'yes',
    template: id === undefined || field === undefined ? null : { id, field },
    base: env.OFFICIAL_ACCOUNT_API.replace(/\/+$/u, ''),
  };
}
