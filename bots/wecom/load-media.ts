import type { ApiClient } from '../shared/api-client.js';
import { ApiError, TOO_LARGE } from '../shared/api-request.js';

/** The platform keeps media for three days. */
const NOT_THERE = 40_007;

/** Resolves to no bytes when they are not to be had, now or ever, so that what came with them is still heard. */
export async function loadMedia(api: ApiClient, mediaId: string): Promise<Uint8Array> {
  try {
    return (await api.download('/cgi-bin/media/get', { media_id: mediaId })).bytes;
  } catch (error) {
    if (error instanceof ApiError && (error.code === NOT_THERE || error.code === TOO_LARGE)) return new Uint8Array();
    throw error;
  }
}
