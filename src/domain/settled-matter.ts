/** What a case that is over teaches: what was meant by the words it began with. */
import type { AreaPath } from './area.js';
import type { CategoryCode } from './category.js';

/** What somebody reported, and what it was in the end. */
export interface SettledMatter {
  text: string;
  category: CategoryCode;
  /** True when a clerk put the category right; else it was worked on and closed as it was understood. */
  corrected: boolean;
}

/** A place as it was said, and where it turned out to be. */
export interface SettledPlace {
  place: string;
  area: AreaPath;
  /** True when somebody had to say where it is. */
  told: boolean;
}
