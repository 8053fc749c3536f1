/** Something that WeChat is asked for on the command line. */
import { AppError } from '../common/errors.js';

/** Throws AppError `bad_request` with what WeChat says, such as that this machine is not in the account's IP list. */
export async function askPlatform<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('bad_request', `WeChat did not do it: ${said}`, { cause });
  }
}
