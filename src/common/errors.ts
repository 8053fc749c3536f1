/**
 * The one kind of error of this service. Every error has a code of one table, and every code has two sentences:
 * one for the operator, which names the fix, and one for the villager, which says what happens next.
 * Expected refusals (a wrong number, a missing right) are results, not errors.
 */

interface Sentences {
  /** English, for log and terminal. */
  operator: string;
  /** zh-CN, kind, with the next step and nothing of the inside. */
  villager: string;
}

const BUSY = '这会儿忙不过来。要是过几分钟还没回您，请再说一次；着急的话请直接给村干部打电话。';

const ERRORS = {
  config_invalid: {
    operator: 'Correct the variables named above; docs/configuration.md explains each of them.',
    villager: '格子铺还没有准备好，请过一会儿再说一次。',
  },
  village_file_invalid: {
    operator: 'Correct the lines named above and import the file again; nothing of it was taken over.',
    villager: '村里的资料正在更新，请过一会儿再说一次。',
  },
  store_busy: {
    operator:
      'The store did not answer: its file is locked by another process, or its server is away. Nothing is lost, it is tried again.',
    villager: BUSY,
  },
  store_full: {
    operator: 'The disk of the database is full; free some space, the service goes on by itself.',
    villager: '现在记不下新的事情，请过一会儿再说一次；着急的话请直接给村干部打电话。',
  },
  store_closed: {
    operator:
      'The database was used after it was closed, as happens while stopping; the message comes again at the next start.',
    villager: BUSY,
  },
  store_corrupt: {
    operator: 'The database file is damaged. Stop the service, keep the file, and put back the last backup.',
    villager: '格子铺的本子出了毛病，正在修；着急的话请直接给村干部打电话。',
  },
  store_in_use: {
    operator: 'Stop the services that work on this store, then try again; nothing was changed.',
    villager: BUSY,
  },
  backup_invalid: {
    operator: 'Take another backup; nothing of this one was taken over.',
    villager: BUSY,
  },
  media_key_missing: {
    operator:
      'Put the key back with which it was sealed: the file media.key beside the store, or the secret in MEDIA_KEY or MEDIA_OLD_KEYS.',
    villager: '您发来的语音和图片这会儿打不开，有急事请打字，或者直接给村干部打电话。',
  },
  model_invalid: {
    operator: 'Put back the file base.model of this version of the program, or make it anew with `npm run train`.',
    villager: '格子铺还没有准备好，请过一会儿再说一次。',
  },
  channel_offline: {
    operator: 'The channel is not logged in; scan its login code again. What was to be said is kept and sent then.',
    villager: '消息暂时发不出去，通了马上给您补上。',
  },
  bad_request: {
    operator: 'The request could not be understood; compare it with what the address expects.',
    villager: '这个内容没看懂，请换个说法再发一次。',
  },
  too_large: {
    operator: 'The request is larger than its address accepts; send a smaller file.',
    villager: '发来的内容太大了，请分开发，或者发小一点的。',
  },
  uploads_full: {
    operator:
      'More large files came at once than are taken. Nothing is to be done unless it happens every day; then see docs/pages.md.',
    villager: '这会儿传照片和语音的人多，您的还没有收到。请过一分钟回到上一页，再交一次。',
  },
  operator_only: {
    operator: 'Only for the operator: call from the same machine, or send OPERATOR_TOKEN as password or bearer token.',
    villager: '这里只有管理员能看，有事请在微信里直接跟我说。',
  },
  no_service: {
    operator: 'No service answers there: start it with `npm start`, or say where it runs with --url.',
    villager: BUSY,
  },
  not_found: {
    operator: 'Nothing is at this address or number; check it for a typing error.',
    villager: '没有找到，请看看有没有写错，再发一次。',
  },
  unknown: {
    operator: 'An unforeseen error; the cause is in the log, please report it with the lines around it.',
    villager: '刚才没办成，请再说一次；还不行的话请直接给村干部打电话。',
  },
} satisfies Record<string, Sentences>;

export type ErrorCode = keyof typeof ERRORS;

export const ERROR_CODES = Object.keys(ERRORS) as ErrorCode[];

export class AppError extends Error {
  readonly code: ErrorCode;
  /** What exactly was wrong, for the operator; may hold names of files and variables, never of people. */
  readonly detail: string;

  constructor(code: ErrorCode, detail = '', options?: { cause?: unknown }) {
    super(detail === '' ? ERRORS[code].operator : `${detail}\n${ERRORS[code].operator}`, options);
    this.code = code;
    this.detail = detail;
  }

  /** The sentence for whoever talked to the bot. */
  get villager(): string {
    return ERRORS[this.code].villager;
  }
}

/**
 * Makes an AppError of whatever was thrown; the original is its `cause`. An error of another class that carries a
 * code of the table keeps it, so that ports can have their own errors without importing this file.
 */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  if (!(thrown instanceof Error)) return new AppError('unknown', String(thrown), { cause: thrown });
  return new AppError(codeOf(thrown), thrown.message, { cause: thrown });
}

function codeOf(error: Error): ErrorCode {
  const code: unknown = 'code' in error ? error.code : undefined;
  return ERROR_CODES.find((known) => known === code) ?? 'unknown';
}
