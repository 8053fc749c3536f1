/** /console/knowledge: what is answered in an area; adding, correcting and retiring what its own base says. */
import { lineageOf, type AreaPath } from '../../../domain/area.js';
import { isInForce, sourceOf, titleOf, type KnowledgeEntry } from '../../../knowledge/entry.js';
import { entriesOf, putEntry, retireEntry } from '../../../usecases/edit-knowledge.js';
import type { ConsolePage, Shown, Viewer } from '../../console-page.js';
import { CONSOLE } from '../../desk.js';
import { areasInReach, reaches } from '../../reach.js';
import { inArea } from '../in-area.js';
import { AreaSelect, Table } from '../parts.js';
import { ARRANGING, READING } from '../rights.js';
import { EntryForm } from './entry-form.js';
import { readEntry, writtenEntry, type Problems } from './read-entry.js';

const linkTo = (area: AreaPath, entry = ''): string =>
  `${CONSOLE}/knowledge?${new URLSearchParams({ area, ...(entry === '' ? {} : { entry }) }).toString()}`;

export const knowledgePage: ConsolePage = {
  path: 'knowledge',
  title: '知识库',
  rights: READING,
  render: inArea(READING, async (viewer, area, query) => {
    const title = query.get('entry') ?? '';
    const entry = (await entriesOf(viewer.context, area)).find((one) => titleOf(one) === title);
    const written = entry === undefined ? null : writtenEntry(viewer.context.directory(), entry);
    return shown(viewer, area, entry === undefined ? '' : title, {}, (name) =>
      written !== null && Object.hasOwn(written, name) ? written[name as keyof typeof written] : '',
    );
  }),
  act: async (viewer, { field }, key) => {
    const area = field('area');
    if (!reaches(viewer, ARRANGING, area)) return { to: `${CONSOLE}/knowledge` };
    const instead = field('instead');
    if (field('do') === 'retire') {
      await retireEntry(viewer.context, area, instead, key);
      return { to: linkTo(area) };
    }
    const read = readEntry(viewer.context.directory(), area, field);
    if ('problems' in read) return { ...(await shown(viewer, area, instead, read.problems, field)), status: 422 };
    const edited = await putEntry(viewer.context, area, read.entry, instead, key);
    if (edited === 'done') return { to: linkTo(area) };
    const says = edited === 'taken' ? '这个问法别的条目里已经有了，请换个问法' : '原来那条已经没有了，请当作新的加';
    return { ...(await shown(viewer, area, edited === 'gone' ? '' : instead, { 问题: says }, field)), status: 409 };
  },
};

async function shown(
  viewer: Viewer,
  area: AreaPath,
  instead: string,
  problems: Problems,
  field: (name: string) => string,
): Promise<Shown> {
  const directory = viewer.context.directory();
  const mayEdit = reaches(viewer, ARRANGING, area);
  const own = await entriesOf(viewer.context, area);
  const wider = lineageOf(area).slice(1);
  const above = await Promise.all(wider.map((path) => entriesOf(viewer.context, path)));
  return {
    body: (
      <>
        <h1>{directory.areaName(area)} 知识库</h1>
        <form method="get">
          <AreaSelect directory={directory} areas={areasInReach(viewer, READING)} chosen={area} /> <button>看</button>
        </form>
        <Entries viewer={viewer} area={area} entries={own} mayEdit={mayEdit} />
        {wider.map((path, i) =>
          above[i]?.length === 0 ? null : (
            <Entries viewer={viewer} area={path} entries={above[i] ?? []} mayEdit={false} />
          ),
        )}
        {mayEdit ? <EntryForm {...{ viewer, area, instead, problems, field }} /> : null}
      </>
    ),
  };
}

interface EntriesProps {
  viewer: Viewer;
  area: AreaPath;
  entries: readonly KnowledgeEntry[];
  mayEdit: boolean;
}

function Entries({ viewer, area, entries, mayEdit }: EntriesProps) {
  const { context } = viewer;
  const count = entries.length === 0 ? '条目' : `${String(entries.length)}条`;
  const caption = `${context.directory().areaName(area)}的${count}`;
  const rows = entries.map((entry) => {
    const title = titleOf(entry);
    const inForce = isInForce(entry, context.now());
    return [
      mayEdit ? <a href={linkTo(area, title)}>{title}</a> : title,
      <p class="text">{entry.answer}</p>,
      sourceOf(entry),
      inForce ? '在用' : '不用了',
      mayEdit && inForce ? <Retire viewer={viewer} area={area} title={title} /> : null,
    ];
  });
  return <Table caption={caption} head={['问题', '答案', '来源', '', '']} rows={rows} />;
}

function Retire({ viewer, area, title }: { viewer: Viewer; area: AreaPath; title: string }) {
  return (
    <form method="post">
      {viewer.formFields()}
      <input type="hidden" name="do" value="retire" />
      <input type="hidden" name="area" value={area} />
      <input type="hidden" name="instead" value={title} />
      <button>停用</button>
    </form>
  );
}
