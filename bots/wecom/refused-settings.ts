import { AppError } from '../../src/common/errors.js';
import { ApiError } from '../shared/api-request.js';

/** What WeCom's error codes say is wrong with the settings; `secret` is the variable of the one that was used. */
function wrongSetting(code: number, secret: string): string | null {
  switch (code) {
    case 40_001:
    case 40_091:
      return `${secret} is not the secret of an application of this WECOM_CORP_ID`;
    case 40_013:
      return 'WECOM_CORP_ID is not known to WeCom';
    case 40_056:
    case 301_002:
      return `WECOM_AGENT_ID is not the application of ${secret}`;
    case 95_000:
    case 95_004:
      return 'WECOM_KEFU_ID is not an account of customer service that this application may use';
    default:
      return null;
  }
}

/** Throws AppError `config_invalid` when that is what the error says; does nothing for any other. */
export function throwIfMisconfigured(error: unknown, secret: string): void {
  const wrong = error instanceof ApiError ? wrongSetting(error.code, secret) : null;
  if (wrong !== null) throw new AppError('config_invalid', wrong, { cause: error });
}
