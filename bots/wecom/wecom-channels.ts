import type { Instant } from '../../src/domain/time.js';
import type { Channel } from '../../src/ports/channel.js';
import type { Store } from '../../src/ports/store.js';
import type { ChannelLog } from '../shared/channel-log.js';
import { systemSchedule, type Schedule } from '../shared/schedule.js';
import { createAppChannel } from './app-channel.js';
import { createKefuChannel, type KefuChannel } from './kefu-channel.js';
import type { WecomSettings } from './settings.js';
import { createWecomApi } from './wecom-api.js';

export interface WecomOptions {
  settings: WecomSettings;
  store: Store;
  now: () => Instant;
  log: ChannelLog;
  /** Times what is tried again; the machine's timers when absent. */
  schedule?: Schedule;
}

/**
 * "wecom", by which members write to the application and groups hear their robot, and, when the settings name its account,
 * "wecom-kefu", by which people in WeChat write to customer service. WeCom calls one address for both.
 */
export function createWecomChannels({ settings, store, now, log, schedule = systemSchedule }: WecomOptions): Channel[] {
  const api = createWecomApi(settings, now);
  const shared = { store, now, log, schedule };
  const customers = settings.kefu === null ? [] : [kefuOf(settings.kefu)];
  const onKefu = (account: string, token: string): void => {
    if (account === settings.kefu?.id) for (const channel of customers) channel.called(token);
  };
  return [createAppChannel({ ...shared, settings, api, onKefu }), ...customers];

  function kefuOf({ id, secret }: NonNullable<WecomSettings['kefu']>): KefuChannel {
    const used =
      secret === null
        ? { api, secret: 'WECOM_SECRET' }
        : { api: createWecomApi({ ...settings, secret }, now), secret: 'WECOM_KEFU_SECRET' };
    return createKefuChannel({ ...shared, ...used, account: id });
  }
}
