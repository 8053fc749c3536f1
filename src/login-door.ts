/** What operators see of the session of personal WeChat, and are told of it. */
import { isStandingBy } from './readiness.js';
import type { LoginRouteOptions } from './http/login-route.js';
import { LOGIN_PATH } from './http/login-route.js';
import { MINUTE, type Instant } from './domain/time.js';
import type { Store } from './ports/store.js';
import type { Context } from './usecases/context.js';
import { isAdmitted, makeLoginLink, redeemLink } from './usecases/login-passes.js';
import { gapsOf, noteBack, noteEnded } from './usecases/session-diary.js';
import type { WechatChannel } from './wechat-session.js';
import type { Locale } from './wording/locale.js';

/** A network that was away for less is nothing to tell anybody. */
const PATIENCE: Instant = MINUTE;

/** To be called every second: notes when the session has ended for a minute, and when it is back. */
export function createSessionWatch(context: Context, { channel }: WechatChannel, { login }: Locale) {
  let awaySince: Instant | null = null;
  let noted: 'ended' | 'back' | null = null;
  return async (): Promise<void> => {
    if (isStandingBy(channel)) return;
    const now = context.now();
    if (channel.status().state === 'ready') {
      awaySince = null;
      if (noted === 'back') return;
      await noteBack(context, channel.name, login);
      noted = 'back';
      return;
    }
    awaySince ??= now;
    if (noted === 'ended' || now - awaySince < PATIENCE) return;
    await noteEnded(context, channel.name, awaySince, login);
    // There may be no operator in the village files, and none who can be reached.
    context.observer.trouble(`session of channel ${channel.name}`, new Error(channel.status().detail));
    noted = 'ended';
  };
}

/** For the page; `publicUrl` says whether people come by HTTPS. */
export function loginDoor(
  context: Context,
  { channel, loginLink }: WechatChannel,
  { login, tag }: Locale,
  publicUrl: string,
): LoginRouteOptions {
  const { store, now } = context;
  return {
    words: { ...login, tag },
    secure: publicUrl.startsWith('https:'),
    redeem: (link) => redeemLink(store, link, now()),
    isAdmitted: (pass) => isAdmitted(store, pass, now()),
    view: async () => ({
      ...{ status: channel.status(), link: loginLink(), now: now() },
      gaps: await gapsOf(context, channel.name),
    }),
  };
}

/** An address that is good once. */
export async function loginAddress(store: Store, publicUrl: string, now: Instant): Promise<string> {
  return `${publicUrl}${LOGIN_PATH}/?once=${await makeLoginLink(store, now)}`;
}
