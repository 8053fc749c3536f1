/** Sends requests as fast as so many senders can that each wait for their own answer; light, so that the server is measured. */
import { Agent, request } from 'node:http';

/** One POST; resolves when the whole answer is there, rejects when it is not 2xx. */
function post(url: URL, agent: Agent, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => {
        if ((answer.statusCode ?? 500) < 300) resolve();
        else reject(new Error(`answered ${String(answer.statusCode)}`));
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Sends `amount` bodies through `senders` connections. */
export async function sendAll(url: string, senders: number, amount: number, bodyOf: () => string): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: senders });
  const target = new URL(url);
  let left = amount;
  try {
    await Promise.all(
      Array.from({ length: senders }, async () => {
        while (left-- > 0) await post(target, agent, bodyOf());
      }),
    );
  } finally {
    agent.destroy();
  }
}
