/** How long to wait until a browser that has given up is told to try again, in milliseconds. */
const AGAIN = 3_000;

/**
 * Listens to everything that is said. `onRun` is told the simulator's run, again after each reconnection;
 * `onMessage` each message; `onLive` whether the line stands.
 */
export function listen({ onRun, onMessage, onLive }) {
  const source = new EventSource('events');
  source.addEventListener('run', (event) => onRun(JSON.parse(event.data)));
  source.addEventListener('message', (event) => onMessage(JSON.parse(event.data)));
  source.addEventListener('open', () => onLive(true));
  source.addEventListener('error', () => {
    onLive(false);
    // The browser tries again by itself, except after an answer that was no stream.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listen({ onRun, onMessage, onLive }), AGAIN);
  });
}
