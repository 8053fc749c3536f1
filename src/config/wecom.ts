/** WeCom: its variables, and what is missing when it is switched on. */
import { z } from 'zod';
import { list, variable } from './variable.js';

const secretWord = z.string().regex(/^[\w-]{32,64}$/u, 'must have about 43 letters, digits, - and _');

/** 三组群=693a91f6-… */
const robot = z.string().regex(/^[^=]{1,64}=[\w-]{16,64}$/u, 'must be groups and keys, such as 干部群=693a91f6-7d2c-…');

export const wecomVariables = {
  WECOM_CORP_ID: variable(z.string().regex(/^w[wx][\w-]{16,}$/u, 'must begin with ww, as in 我的企业 of WeCom'), {
    description:
      'The corp of WeCom (企业微信) whose members write to us; docs/channels/wecom.md says where everything is.',
    unit: 'corp id',
  }),
  WECOM_AGENT_ID: variable(z.string().regex(/^\d{1,10}$/u, 'must be a number such as 1000002'), {
    description: 'The application that members see.',
    unit: 'AgentId',
  }),
  WECOM_SECRET: variable(secretWord, { description: 'Its Secret.', unit: 'secret', secret: true }),
  WECOM_TOKEN: variable(z.string().regex(/^[A-Za-z0-9]{1,32}$/u, 'must be at most 32 letters and digits'), {
    description: 'The token with which WeCom signs what it tells us: have it made there, at 接收消息.',
    unit: 'secret',
    secret: true,
  }),
  WECOM_AES_KEY: variable(z.string().regex(/^[A-Za-z0-9]{43}$/u, 'must have 43 letters and digits'), {
    description: 'The EncodingAESKey beside it.',
    unit: 'secret',
    secret: true,
  }),
  WECOM_ROBOTS: variable(list().pipe(z.array(robot)), {
    description:
      'Groups of WeCom that have a robot of ours, with the key at the end of its address. A village file names such a ' +
      'group with `handles: { wecom: 干部群 }`.',
    unit: 'names and keys, comma-separated, e.g. `干部群=693a91f6-7d2c-4bc4-97a0-0ec2a1b3c4d5`; or `none`',
    default: 'none',
    secret: true,
  }),
  WECOM_KEFU_ID: variable(z.string().regex(/^wk[\w-]{8,}$/u, 'must begin with wk'), {
    description:
      'An account of customer service (微信客服), by which people in WeChat write to us; they are people of the channel ' +
      '`wecom-kefu`. Without it there is none.',
    unit: 'open_kfid',
  }),
  WECOM_KEFU_SECRET: variable(secretWord, {
    description: 'The Secret of customer service, when the application may not use the account with its own.',
    unit: 'secret',
    secret: true,
  }),
  WECOM_API: variable(z.url({ protocol: /^https?$/, error: 'must begin with http:// or https://' }), {
    description:
      "WeCom's interface: that of a private installation (政务微信), or a proxy whose address the application trusts.",
    unit: 'URL',
    default: 'https://qyapi.weixin.qq.com',
  }),
};

const NEEDED = ['WECOM_CORP_ID', 'WECOM_AGENT_ID', 'WECOM_SECRET', 'WECOM_TOKEN', 'WECOM_AES_KEY'] as const;

/** What the channel is made with (bots/wecom/settings.ts). */
export type WecomConfig = NonNullable<ReturnType<typeof wecomOf>>;

/** Takes the variables as they were written, so that it can be told together with other mistakes. */
export function missingForWecom(env: Readonly<Record<string, string | undefined>>): string[] {
  if (!/(^|[,，\s])wecom($|[,，\s])/u.test(env['CHANNELS'] ?? '')) return [];
  return NEEDED.filter((name) => env[name] === undefined).map(
    (name) => `${name} must be set, because CHANNELS names wecom; docs/channels/wecom.md says where it is found`,
  );
}

type Variables = { [K in keyof typeof wecomVariables]: z.output<(typeof wecomVariables)[K]> };

/** Null when it is not set up. */
export function wecomOf(env: Variables) {
  const [corpId, agentId, secret, token, aesKey] = NEEDED.map((name) => env[name]);
  if (corpId == null || agentId == null || secret == null || token == null || aesKey == null) return null;
  return {
    url: env.WECOM_API.replace(/\/+$/u, ''),
    ...{ corpId, agentId: Number(agentId), secret, callback: { token, aesKey } },
    robots: new Map(env.WECOM_ROBOTS.map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)])),
    kefu: env.WECOM_KEFU_ID === null ? null : { id: env.WECOM_KEFU_ID, secret: env.WECOM_KEFU_SECRET },
  };
}
