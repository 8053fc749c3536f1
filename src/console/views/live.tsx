/** The line over which an open page hears that something has changed; it outlasts what is brought up to date. */
import { CONSOLE } from '../desk.js';

/** `sign` is that of what the page shows. */
export function Live({ sign }: { sign: string }) {
  return <div id="live" {...{ 'hx-sse:connect': `${CONSOLE}/live?seen=${sign}`, 'hx-swap': 'none' }} />;
}

/** Attributes of the element with this id: it is asked for again at `address` whenever something has changed. */
export function keptUp(id: string, address: string): Record<string, string> {
  return {
    ...{ id, 'hx-get': address, 'hx-trigger': 'changed from:#live' },
    ...{ 'hx-target': `#${id}`, 'hx-select': `#${id}`, 'hx-swap': 'outerHTML' },
  };
}
