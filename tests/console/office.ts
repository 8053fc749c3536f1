/** The pages of the dispatch centre on the whole service of the town, without the frame around them. */
import { renderToString } from 'preact-render-to-string';
import { Fragment, h } from 'preact';
import type { Person } from '../../src/domain/person.js';
import { createSigns } from '../../src/console/live.js';
import { createReadCases } from '../../src/console/read-cases.js';
import type { ConsolePage, Shown, Viewer } from '../../src/console/console-page.js';
import type { SentFile } from '../../src/web/read-form.js';
import type { Village } from '../../src/domain/village.js';
import { duty, XB } from '../domain/small-village.js';
import { openTown, type Town } from '../support/town.js';
import { GM, GRID1, GRID2, TOWN_VILLAGE, TOWNSHIP } from '../support/town-village.js';

const somebody = (id: string, duties: Person['duties']): Person => ({
  id,
  name: id,
  duties,
  handles: [],
  absences: [],
});

/** The town with households, a shift, a neighbouring village's head, an operator and an auditor. */
export const OFFICE_VILLAGE: Village = {
  ...TOWN_VILLAGE,
  people: [
    ...TOWN_VILLAGE.people,
    somebody('xu', [duty('shop_head', XB), duty('grid_member', GRID1)]),
    somebody('op', [duty('operator', TOWNSHIP)]),
    somebody('audit', [duty('auditor', TOWNSHIP)]),
  ],
  households: [
    { id: 'h1', area: GRID2, head: '马得福', people: 4 },
    { id: 'h2', area: GRID2, head: '韩秀英', people: 1, frail: true },
  ],
  roster: [{ area: GM, person: 'lamu', weekdays: [6, 7], dates: [] }],
};

export interface Office {
  town: Town;
  viewer(person: string): Viewer;
  shown(page: ConsolePage, person: string, query?: Record<string, string>): Promise<Shown>;
  html(page: ConsolePage, person: string, query?: Record<string, string>): Promise<string>;
  /** Hands a form in; gives where the browser goes, or what is shown. */
  act(
    page: ConsolePage,
    person: string,
    form: Record<string, string>,
    key?: string,
    files?: readonly SentFile[],
  ): Promise<Shown | { to: string }>;
  close(): Promise<void>;
}

export const htmlOf = (answer: Shown | { to: string }): string =>
  'to' in answer ? `to ${answer.to}` : renderToString(answer.body);

export async function openOffice(village: Village = OFFICE_VILLAGE): Promise<Office> {
  const town = await openTown({ village });
  const { context } = town.service;
  let serial = 0;
  const readCases = createReadCases(town.store, town.now, createSigns(town.store, town.now));
  const viewer = (id: string): Viewer => {
    const person = context.directory().person(id);
    if (person === null) throw new Error(`nobody is called ${id}`);
    return {
      context,
      person,
      readCases,
      wallLink: (area) => `/console/wall?key=${area}`,
      channels: new Map([['office', { status: () => ({ state: 'ready', lastHeardAt: null, detail: '' }) }]]),
      wechatLogin: () => Promise.resolve(null),
      formFields: () => h(Fragment, {}, h('input', { type: 'hidden', name: 'token', value: 'T' })),
    };
  };
  const shown: Office['shown'] = (page, person, query = {}) => page.render(viewer(person), new URLSearchParams(query));
  return {
    ...{ town, viewer, shown },
    html: async (page, person, query) => htmlOf(await shown(page, person, query)),
    act: async (page, person, form, key = `k${String(++serial)}`, files = []) => {
      if (page.act === undefined) throw new Error(`${page.path} takes no forms`);
      return page.act(
        viewer(person),
        { field: (name) => form[name] ?? '', values: () => Object.values(form), files },
        key,
      );
    },
    close: () => town.close(),
  };
}
