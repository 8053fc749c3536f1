/**
 * One page of the dispatch centre: what is shown is made from data alone. The frame around it, the sign-in, and that a
 * form was shown to this person and counts once, are affairs of whoever mounts the pages.
 */
import type { VNode } from 'preact';
import type { AreaPath } from '../domain/area.js';
import type { Person } from '../domain/person.js';
import type { VillageRight } from '../domain/right-rules.js';
import type { Channel } from '../ports/channel.js';
import type { Context } from '../usecases/context.js';
import type { SentForm } from '../web/read-form.js';
import type { ReadCases } from './read-cases.js';

/** Who looks, and what pages work with. */
export interface Viewer {
  context: Context;
  person: Person;
  /** The unsettled cases of areas, whoever may look at them. */
  readCases: ReadCases;
  /** Those of this process, by name. */
  channels: ReadonlyMap<string, Pick<Channel, 'status'>>;
  /** Address of the page with the code by which WeChat is signed in, good for a while; null without WeChat. */
  wechatLogin(): Promise<string | null>;
  /** Address of the map of an area for a screen on the wall, good for months and for nothing else. */
  wallLink(area: AreaPath): string;
  /** What every form that posts must hold: hidden fields with its token. A new one for each form. */
  formFields(): VNode;
}

export interface Shown {
  body: VNode;
  /** Instead of the body, to be kept by whoever asked. */
  file?: { name: string; type: string; bytes: Uint8Array };
  /** 200 when absent. */
  status?: number;
  /** Seconds after which the browser asks again. */
  refresh?: number;
  /** True for a wall screen: nothing stands around it, not even who is signed in. */
  bare?: boolean;
}

export interface ConsolePage {
  /** Below /console, without a slash: "stats". */
  path: string;
  title: string;
  /** Whoever has one of these may open it; what of it they see, it decides itself. */
  rights: readonly VillageRight[];
  /** Never throws because of what stands in the query. */
  render(viewer: Viewer, query: URLSearchParams): Promise<Shown>;
  /**
   * A form of the page was sent, and the token in it was right; `key` is the same when it is sent again. Gives where the
   * browser goes next, or the page with what is wrong.
   */
  act?(viewer: Viewer, form: SentForm, key: string): Promise<Shown | { to: string }>;
}
