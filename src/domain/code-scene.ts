/** What a QR code on a poster stands for, in the few characters that a platform lets a code carry. */
import type { AreaPath } from './area.js';

const AREA = 'area:';

/** Of the code that hangs in an area. At most 64 characters are taken; a path of six levels has under 30. */
export function sceneOfArea(area: AreaPath): string {
  return `${AREA}${area}`;
}

/** Null for whatever is no such code. */
export function areaOfScene(scene: string): AreaPath | null {
  return scene.startsWith(AREA) && scene.length > AREA.length ? scene.slice(AREA.length) : null;
}
