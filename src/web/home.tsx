/** The village's first page: what it is, what is new, how it works, and the form. */
import type { News } from '../domain/imported-village.js';
import type { FormProblem } from '../wording/page-words.js';
import { nameOf } from '../usecases/news-pictures.js';
import { publicNews } from './public-news.js';
import { ReportForm, type Written } from './views/report-form.js';
import type { Reply, Visit } from './visit.js';

/** As it is first seen, or with what was written before and what is wrong with it. */
export async function homePage(
  visit: Visit,
  written: Written = {},
  problems: readonly FormProblem[] = [],
): Promise<Reply> {
  const { words, village } = visit;
  const news = await publicNews(visit.context, village, visit.now);
  const page = (
    <>
      <h1>{village.name}</h1>
      {problems.length > 0 ? null : <Introduction visit={visit} news={news} />}
      <ReportForm visit={visit} written={{ grid: gridOf(visit), ...written }} problems={problems} />
    </>
  );
  return { page, title: words.home(), status: problems.length === 0 ? 200 : 422 };
}

function Introduction({ visit, news }: { visit: Visit; news: readonly News[] }) {
  const { words, village, now, base } = visit;
  const about = village.page?.about ?? '';
  const { title, steps } = words.how();
  return (
    <>
      {about === '' ? null : <p>{about}</p>}
      <p>{words.welcome(village.name)}</p>
      <p>
        <a class="button" href="#report">
          {words.report()}
        </a>
      </p>
      <h2>{title}</h2>
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <h2>{words.news()}</h2>
      {news.length === 0 ? <p>{words.noNews()}</p> : null}
      {news.map((one) => (
        <article key={`${String(one.at)} ${one.title}`}>
          {one.title === '' ? null : <h3>{one.title}</h3>}
          <p class="text">{one.text}</p>
          {(one.pictures ?? []).map((picture) => (
            <img
              key={picture.id}
              src={`${base}/news/${nameOf(picture)}.jpg`}
              alt={picture.alt}
              width={picture.width}
              height={picture.height}
              loading="lazy"
            />
          ))}
          <p class="small">{words.day(one.at, now)}</p>
        </article>
      ))}
    </>
  );
}

/** The grid of the code that was scanned; "" when there is none such here. */
function gridOf({ request, village, context }: Visit): string {
  const given = request.query.get('grid') ?? '';
  const path = given.startsWith(village.path) ? given : `${village.path}.${given}`;
  return (
    context
      .directory()
      .children(village.path)
      .find((one) => one.path === path)?.path ?? ''
  );
}
