/** What somebody told, as far as it matters for whether another told the same fact. */
import type { AreaPath } from '../../domain/area.js';
import type { CategoryCode } from '../../domain/category.js';
import type { Instant } from '../../domain/time.js';

export interface Telling {
  id: string;
  /** Null where nobody has sorted it. */
  category: CategoryCode | null;
  /** The narrowest area known; "" lies in no area in particular, and is kin to every other. */
  area: AreaPath;
  /** As it was said. */
  place: string | null;
  /** Null where it does not matter how long ago the other was told. */
  at: Instant | null;
  text: string;
}
