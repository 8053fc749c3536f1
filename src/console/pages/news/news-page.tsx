/** /console/news: what stands on the village's own page under its news; putting something there and taking it off. */
import type { AreaPath } from '../../../domain/area.js';
import type { News } from '../../../domain/imported-village.js';
import { addNews, newsKey, removeNews } from '../../../usecases/arrange-village.js';
import type { ConsolePage, Shown, Viewer } from '../../console-page.js';
import { CONSOLE } from '../../desk.js';
import { areasInReach } from '../../reach.js';
import { AreaSelect, Day, Table } from '../parts.js';
import { ARRANGING } from '../rights.js';
import { nameOf } from '../../../usecases/news-pictures.js';
import { PAGES } from '../../../web/own-page.js';
import { NewsForm } from './news-form.js';
import { readNews, type Problems } from './read-news.js';

const THUMB = 120;

const linkTo = (village: AreaPath): string => `${CONSOLE}/news?${new URLSearchParams({ area: village }).toString()}`;

export const newsPage: ConsolePage = {
  path: 'news',
  title: '村里的动态',
  rights: ARRANGING,
  render: async (viewer, query) => {
    const villages = villagesOf(viewer);
    const village = villages.find((path) => path === query.get('area')) ?? villages[0];
    return Promise.resolve(
      village === undefined ? { body: <p>您没有负责的村。</p> } : shown(viewer, village, {}, () => ''),
    );
  },
  act: async (viewer, form, key) => {
    const { field } = form;
    const village = villagesOf(viewer).find((path) => path === field('area'));
    if (village === undefined) return { to: `${CONSOLE}/news` };
    if (field('do') === 'remove') {
      const item = newsOf(viewer, village).find((one) => newsKey(one) === field('item'));
      if (item !== undefined) await removeNews(viewer.context, village, item, key);
      return { to: linkTo(village) };
    }
    const read = await readNews(form);
    if ('problems' in read) return { ...shown(viewer, village, read.problems, field), status: 422 };
    await addNews(viewer.context, village, read.item, key);
    return { to: linkTo(village) };
  },
};

const villagesOf = (viewer: Viewer): AreaPath[] =>
  areasInReach(viewer, ARRANGING).filter((path) => viewer.context.directory().area(path)?.level === 'village');

/** Newest first. */
const newsOf = ({ context }: Viewer, village: AreaPath): News[] =>
  [...(context.directory().area(village)?.page?.news ?? [])].sort((a, b) => b.at - a.at);

function shown(viewer: Viewer, village: AreaPath, problems: Problems, field: (name: string) => string): Shown {
  const directory = viewer.context.directory();
  const rows = newsOf(viewer, village).map((item) => [
    item.title,
    <Day at={item.at} />,
    <>
      <p class="text">{item.text}</p>
      <Pictures village={directory.area(village)?.code ?? ''} item={item} />
    </>,
    <form method="post">
      {viewer.formFields()}
      <input type="hidden" name="do" value="remove" />
      <input type="hidden" name="area" value={village} />
      <input type="hidden" name="item" value={newsKey(item)} />
      <button>撤下</button>
    </form>,
  ]);
  return {
    body: (
      <>
        <h1>{directory.areaName(village)} 动态</h1>
        <form method="get">
          <AreaSelect directory={directory} areas={villagesOf(viewer)} chosen={village} /> <button>看</button>
        </form>
        <Table caption="村里页面上的动态" head={['标题', '日子', '内容', '']} rows={rows} />
        <NewsForm {...{ viewer, village, problems, field }} />
      </>
    ),
  };
}

/** Small, as they stand on the village's own page. */
function Pictures({ village, item: { pictures = [] } }: { village: string; item: News }) {
  return (
    <>
      {pictures.map((picture) => (
        <img
          key={picture.id}
          src={`${PAGES}/${village}/news/${nameOf(picture)}.jpg`}
          alt={picture.alt}
          width={THUMB}
          height={Math.round((THUMB * picture.height) / picture.width)}
          loading="lazy"
        />
      ))}
    </>
  );
}
