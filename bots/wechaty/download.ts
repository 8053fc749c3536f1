/** After so many failures, some minutes, the platform no longer has it. */
const MOST_TRIES = 6;
/** As the library words an answer above its limit. */
const TOO_LARGE = /maxContentLength size of \d+ exceeded/;

/**
 * Gets the bytes of a message: rejects when it is worth trying again, gives none when they are too large or cannot be had
 * any more. So nobody asks for ever, and what came with them, that somebody has sent something, is not lost.
 */
export function createDownload(): (id: string, get: () => Promise<Uint8Array>) => Promise<Uint8Array> {
  const failures = new Map<string, number>();
  return async (id, get) => {
    try {
      const bytes = await get();
      // An empty answer is how the platform says that it is not ready.
      if (bytes.length === 0) throw new Error('no bytes were given');
      failures.delete(id);
      return bytes;
    } catch (error) {
      const failed = (failures.get(id) ?? 0) + 1;
      const isTooLarge = error instanceof Error && TOO_LARGE.test(error.message);
      if (!isTooLarge && failed < MOST_TRIES) {
        failures.set(id, failed);
        throw error;
      }
      failures.delete(id);
      return new Uint8Array();
    }
  };
}
