/** Pictures that go with a notice, each drawn once however often it takes to say the notice. */
import type { Chart } from '../domain/chart.js';
import type { Observer } from '../ports/observer.js';
import type { Draw } from '../ports/picture.js';

/** Of those that may have to be said again; one is about 80 kB. */
const KEPT = 8;

/** `key` stands for the picture; null when it cannot be drawn, and then the text goes alone. */
export type Pictures = (key: string, chart: Chart) => Promise<Uint8Array | null>;

export function createPictures(draw: Draw, { trouble }: Pick<Observer, 'trouble'>): Pictures {
  const drawn = new Map<string, Promise<Uint8Array | null>>();
  return (key, chart) => {
    const known = drawn.get(key);
    if (known !== undefined) return known;
    const drawing = draw(chart).catch((error: unknown) => {
      trouble('drawing a picture', error);
      return null;
    });
    drawn.set(key, drawing);
    const [oldest] = drawn.keys();
    if (drawn.size > KEPT && oldest !== undefined) drawn.delete(oldest);
    return drawing;
  };
}
