/** Handing a report in, and what became of it. */
import { holders, briefOf, namesOf } from '../domain/case/tell.js';
import type { Case } from '../domain/case/types.js';
import type { Notice } from '../domain/notice.js';
import { homePage } from './home.js';
import { ownCases } from './own-cases.js';
import { readForm } from './read-form.js';
import { readReport, writtenIn } from './read-report.js';
import { keyOfForm, type Reply, type Visit } from './visit.js';

/** Kept before it is answered; sending the same form twice keeps it once. */
export async function takeReport(visit: Visit): Promise<Reply> {
  const form = await readForm(visit.request);
  if (form === null) return homePage(visit, {}, ['oldForm']);
  const key = keyOfForm(visit, form.field('token'));
  if (key === null) return homePage(visit, writtenIn(form), ['oldForm']);
  const read = await readReport(visit, form);
  if ('problems' in read) return homePage(visit, writtenIn(form), read.problems);
  const due = await visit.reports.keep(key, read.report, read.attached);
  // What fails now is tried again by itself; the page tells how far it is.
  if (due <= visit.context.now()) await visit.reports.work(key).catch(() => null);
  return { to: `${visit.base}/sent?report=${key}` };
}

/** Only for the browser that sent it. */
export async function sentPage(visit: Visit): Promise<Reply> {
  const { words, visitor, now, base } = visit;
  const kept = await visit.reports.find(visit.request.query.get('report') ?? '');
  if (kept === null || kept.data.browser !== visitor.browser) return { to: `${base}/me` };
  if (kept.data.message !== null) {
    const isSlowed = kept.due !== null && kept.due > now + 60_000;
    const text = isSlowed ? words.slowed(kept.due ?? now, now) : words.working();
    return { ...sentence(visit, text), ...(isSlowed ? {} : { refresh: 3 }) };
  }
  const own = await ownCases(visit);
  const c = own.find((one) => one.case.number === kept.data.number)?.case;
  if (c === undefined) return sentence(visit, words.unread());
  const isNew = c.log[0]?.key.includes(`:report:${visit.request.query.get('report') ?? ''}:`) === true;
  return sentence(visit, isNew ? registered(visit, c) : `${words.added(c.number)}\n${registered(visit, c)}`);
}

/** As a chat would have said it. */
function registered({ context, locale, now }: Visit, c: Case): string {
  const directory = context.directory();
  const { emergency, confidential, unheard, speaks } = c;
  const notice: Notice = {
    kind: 'registered',
    case: briefOf(c, directory),
    clerks: namesOf(holders(c), directory),
    contactBy: c.clock.contactDue,
    askArea: false,
    ...{ emergency, confidential, unheard, speaks },
  };
  if (c.state === 'answered')
    return locale.replies.story(c, { now, directory, calendar: context.calendar, room: false });
  return locale.notice(notice, { room: false, now, calendar: context.calendar });
}

function sentence({ words, base }: Visit, text: string): Reply {
  const page = (
    <>
      <h1>{words.sent()}</h1>
      <p class="text said" role="status" data-sent>
        {text}
      </p>
      <p>
        <a class="button" href={`${base}/me`}>
          {words.follow()}
        </a>
      </p>
    </>
  );
  return { page, title: words.sent() };
}
