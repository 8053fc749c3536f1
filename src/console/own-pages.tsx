/** The pages that stand on their own (pages/): who finds them in the menu, opens them, and sends their forms. */
import { readForm } from '../web/read-form.js';
import type { ConsolePage, Shown, Viewer } from './console-page.js';
import { CONSOLE, formToken, keyOfForm, type Desk, type Reply } from './desk.js';
import { CONSOLE_PAGES } from './pages/index.js';
import { reachOf } from './reach.js';
import type { MenuItem } from './views/layout.js';

function viewerOf(desk: Desk): Viewer {
  const { context, me: person, channels, wechatLogin } = desk;
  const formFields = () => <input type="hidden" name="token" value={formToken(desk)} />;
  return { context, person, channels, wechatLogin, formFields };
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
    const text = desk.words.oldForm();
    const shown = await page.render(viewerOf(desk), desk.request.query);
    return { ...replyOf(page, { ...shown, body: withAlert(text, shown) }), status: 400 };
  }
  return replyOf(page, await page.act(viewerOf(desk), form, `console ${key}`));
}

const withAlert = (text: string, { body }: Shown) => (
  <>
    <p role="alert" class="problem">
      {text}
    </p>
    {body}
  </>
);

function pageAt(desk: Desk, path: string): ConsolePage | null {
  return CONSOLE_PAGES.find((one) => one.path === path && reachOf(viewerOf(desk), one.rights).length > 0) ?? null;
}

function replyOf({ title }: ConsolePage, shown: Shown | { to: string }): Reply {
  if ('to' in shown) return { to: shown.to.startsWith(CONSOLE) ? shown.to : CONSOLE };
  if (shown.file !== undefined) return { file: shown.file };
  const { body: page, file: _none, ...more } = shown;
  return { page, title, ...more };
}
