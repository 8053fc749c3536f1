/** The board: columns by state, each with its cases, the most pressing first. */
import { isLate } from '../../domain/case/milestones.js';
import { holders } from '../../domain/case/tell.js';
import type { Case } from '../../domain/case/types.js';
import { addressOf, type Board, type Filter } from '../board.js';
import { CONSOLE, type Desk } from '../desk.js';
import { keptUp } from './live.js';

interface BoardProps {
  desk: Desk;
  board: Board;
  filter: Filter;
}

/** More in one column are for nobody to look through; the rest is a page of its own. */
const FIRST = 12;
const PAGE = 60;

export function BoardView({ desk, board, filter }: BoardProps) {
  const { words, now } = desk;
  const shown = board.columns.filter(({ column, cases }) =>
    filter.column === null ? cases.length > 0 : filter.column === column,
  );
  return (
    <div {...keptUp('board', addressOf(filter))}>
      <p role="status">
        {words.counts(board.all, board.late)} <span class="soft">{words.asOf(now)}</span>
      </p>
      <ul class="tally">
        {board.columns.map(({ column, cases }) => (
          <li class={cases.length === 0 ? 'soft' : ''}>
            {cases.length === 0 || filter.column !== null ? (
              words.column(column)
            ) : (
              <a href={`#column-${column}`}>{words.column(column)}</a>
            )}{' '}
            {cases.length}
          </li>
        ))}
      </ul>
      {shown.length === 0 ? <p>{words.nothing()}</p> : null}
      <div class={filter.column === null ? 'columns' : 'columns one'}>
        {shown.map((one) => (
          <ColumnView desk={desk} filter={filter} {...one} />
        ))}
      </div>
    </div>
  );
}

function ColumnView({
  desk,
  filter,
  column,
  cases,
  late,
}: Pick<BoardProps, 'desk' | 'filter'> & Board['columns'][number]) {
  const { words } = desk;
  const alone = filter.column === column;
  const from = alone ? (filter.page - 1) * PAGE : 0;
  const shown = cases.slice(from, from + (alone ? PAGE : FIRST));
  const rest = cases.length - from - shown.length;
  const next = { ...filter, column, page: alone ? filter.page + 1 : 1 };
  const id = `column-${column}`;
  return (
    <section aria-labelledby={id} class={column}>
      <h2 id={id}>
        {words.column(column)} <span class="soft">{words.counts(cases.length, late)}</span>
      </h2>
      {cases.length === 0 ? <p class="soft">{words.nothing()}</p> : null}
      <ul>
        {shown.map((c) => (
          <li>
            <CaseCard desk={desk} c={c} />
          </li>
        ))}
      </ul>
      {rest > 0 ? (
        <p>
          <a href={addressOf(next)}>{alone ? words.older() : words.more(rest)}</a>
        </p>
      ) : null}
      {alone ? (
        <p>
          <a href={addressOf({ ...filter, column: null, page: 1 })}>{words.back()}</a>
        </p>
      ) : null}
    </section>
  );
}

function CaseCard({ desk, c }: { desk: Desk; c: Case }) {
  const { words, context, view, now } = desk;
  const directory = context.directory();
  const late = isLate(c, now);
  const people = holders(c);
  const who = `${c.lead === null ? words.offered() : words.held()}：${words.names(people, view)}`;
  return (
    <article class={late ? 'card late' : 'card'}>
      <h3>
        <a href={`${CONSOLE}/cases/${c.number}`}>{c.number}</a> {directory.areaName(c.area)}{' '}
        {words.category(c.category)}
      </h3>
      {c.sealed || c.gist === '' ? null : <p>{c.gist}</p>}
      <p class="soft">
        <span class={`urgency ${c.deadlines}`}>{words.urgencyName(c.deadlines)}</span>{' '}
        {late ? <strong>{words.late()}</strong> : null} {words.due(c, view)}
        {c.reporters.length > 1 ? ` ${words.households(c.reporters.length)}` : ''}
      </p>
      {people.length === 0 ? null : <p class="soft">{who}</p>}
    </article>
  );
}
