/** The pages that stand on their own (pages/): who finds them in the menu, opens them, and sends their forms. */
import type { AreaPath } from '../domain/area.js';
import { isStaff } from '../domain/person.js';
import { DAY, type Instant } from '../domain/time.js';
import { readForm, type SentForm } from '../web/read-form.js';
import type { ConsolePage, Shown, Viewer } from './console-page.js';
import { CONSOLE, formToken, keyOfForm, type ConsoleOptions, type Desk, type Reply } from './desk.js';
import { CONSOLE_PAGES } from './pages/index.js';
import { mapPage } from './pages/map/map-page.js';
import { reaches, reachOf } from './reach.js';
import type { ReadCases } from './read-cases.js';
import type { MenuItem } from './views/layout.js';
import { Unsent } from './views/unsent.js';

const WALL_LIFE: Instant = 90 * DAY;

function viewerOf(desk: Desk): Viewer {
  const { context, me: person, channels, wechatLogin, readCases, signer, now } = desk;
  const formFields = () => <input type="hidden" name="token" value={formToken(desk)} />;
  const wallLink = (area: AreaPath): string =>
    `${CONSOLE}/wall?key=${signer.sign('console-wall', [person.id, area], now + WALL_LIFE)}`;
  return { context, person, channels, wechatLogin, readCases, wallLink, formFields };
}

/**
 * The map on a wall, which nobody signs in at: as whoever gave the address to it sees it, as long as they work here. Null
 * for what is no such address, or too old.
 */
export async function wallPage(options: ConsoleOptions, readCases: ReadCases, key: string): Promise<Reply | null> {
  const { context, signer, channels } = options;
  const [id = '', area = ''] = signer.read('console-wall', key, context.now()) ?? [];
  const person = context.directory().person(id);
  if (person === null || !isStaff(person)) return null;
  const alone = { wechatLogin: () => Promise.resolve(null), wallLink: () => CONSOLE, formFields: () => <></> };
  const viewer: Viewer = { context, person, channels, readCases, ...alone };
  if (!reaches(viewer, mapPage.rights, area)) return null;
  return replyOf(mapPage, await mapPage.render(viewer, new URLSearchParams({ area, wall: '1' })));
}

export function menuOf(desk: Desk): MenuItem[] {
  const viewer = viewerOf(desk);
  return CONSOLE_PAGES.filter(({ rights }) => reachOf(viewer, rights).length > 0);
}

/** Null where there is none, or none for this person. */
export async function openPage(desk: Desk, path: string): Promise<Reply | null> {
  const page = pageAt(desk, path);
  return page === null ? null : replyOf(page, await page.render(viewerOf(desk), desk.request.query));
}

/** A form that was not shown in this session does nothing, and says so. */
export async function sendToPage(desk: Desk, path: string): Promise<Reply | null> {
  const page = pageAt(desk, path);
  if (page?.act === undefined) return null;
  const form = await readForm(desk.request);
  const key = keyOfForm(desk, form?.field('token') ?? '');
  if (form === null || key === null) {
    const shown = await page.render(viewerOf(desk), desk.request.query);
    return { ...replyOf(page, { ...shown, body: withAlert(desk, form, shown) }), status: 400 };
  }
  return replyOf(page, await page.act(viewerOf(desk), form, `console ${key}`));
}

const withAlert = ({ words }: Desk, form: SentForm | null, { body }: Shown) => (
  <>
    <p role="alert" class="problem">
      {words.oldForm()}
    </p>
    <Unsent words={words} form={form} />
    {body}
  </>
);

function pageAt(desk: Desk, path: string): ConsolePage | null {
  const viewer = viewerOf(desk);
  return CONSOLE_PAGES.find((one) => one.path === path && reachOf(viewer, one.rights).length > 0) ?? null;
}

function replyOf({ title }: ConsolePage, shown: Shown | { to: string }): Reply {
  if ('to' in shown) return { to: shown.to.startsWith(CONSOLE) ? shown.to : CONSOLE };
  if (shown.file !== undefined) return { file: shown.file };
  const { body: page, file: _none, ...more } = shown;
  return { page, title, ...more };
}
