/**
 * Areas form a tree of any depth. An area is addressed by its path, widest first
 * ("63.02.22.203.1.2"): the parts of the 12-digit division code, then a serial per grid layer.
 */

import type { Instant } from './time.js';

/** Dot-separated codes, widest area first. Never empty. */
export type AreaPath = string;

/** How wide an area is; a tree may leave levels out. */
export type AreaLevel = 'province' | 'county' | 'township' | 'village' | 'grid1' | 'grid2';

/** One node of the tree. */
export interface Area {
  path: AreaPath;
  level: AreaLevel;
  /** What people call it: 郭米村, 二社. */
  name: string;
  /** Other names in use: 二队, 上庄. */
  aliases: readonly string[];
  /** Only for a village: the letters in its case numbers (GM in GM-0312). */
  code?: string;
  /** Only for a village: what its page shows; a village that says nothing has a page without news. */
  page?: VillagePage;
  /** Its land on a map; absent where none is known. */
  outline?: Outline;
}

/** Mostly one piece. */
export type Outline = readonly Piece[];

/**
 * The outer edge, then each hole. An edge is longitude, latitude, longitude, latitude … in degrees of WGS 84, and ends
 * where it begins: plain numbers in a row, because they lie in the memory of every process.
 */
export type Piece = readonly (readonly number[])[];

/** The page on which villagers report and follow what they reported. */
export interface VillagePage {
  open: boolean;
  /** A few sentences on the village, for its head. */
  about: string;
  /** What the village has done, as the file has it and as it was put there since. */
  news: readonly { at: Instant; title: string; text: string; pictures?: readonly NewsPicture[] }[];
}

/** A picture that everybody may see. */
export interface NewsPicture {
  /** Of its contents in the store. */
  id: string;
  /** What it shows, for whoever does not see it. */
  alt: string;
  /** In pixels. */
  width: number;
  height: number;
}

/** True when `path` is `ancestor` itself or lies below it. */
export function isWithin(path: AreaPath, ancestor: AreaPath): boolean {
  return path === ancestor || path.startsWith(`${ancestor}.`);
}

/** The next wider path, or null at the root. */
export function parentOf(path: AreaPath): AreaPath | null {
  const cut = path.lastIndexOf('.');
  return cut < 0 ? null : path.slice(0, cut);
}

/** The path itself and everything above it, narrowest first. */
export function lineageOf(path: AreaPath): AreaPath[] {
  const line: AreaPath[] = [];
  for (let at: AreaPath | null = path; at !== null; at = parentOf(at)) line.push(at);
  return line;
}
