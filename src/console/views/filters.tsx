/** What narrows the board. Works as a plain form; with scripts the board follows each choice. */
import { CLASSES } from '../../domain/category.js';
import { URGENCY_CLASSES } from '../../domain/urgency.js';
import type { Shown } from '../../wording/console-words.js';
import { addressOf, type Filter } from '../board.js';
import { CONSOLE, type Desk } from '../desk.js';
import { nameInVillage, withAllBelow } from '../reach.js';
import { areasOfWork } from '../read-cases.js';

const SHOWN: readonly Shown[] = ['all', 'mine', 'late'];

/** Swaps the board alone. */
const FOLLOWS = {
  ...{ 'hx-get': CONSOLE, 'hx-trigger': 'change, submit', 'hx-target': '#board', 'hx-select': '#board' },
  ...{ 'hx-swap': 'outerHTML', 'hx-push-url': 'true' },
};

export function Filters({ desk, filter }: { desk: Desk; filter: Filter }) {
  const { words, me } = desk;
  const directory = desk.context.directory();
  const areas = withAllBelow(directory, areasOfWork(me, directory));
  const option = (value: string, says: string, chosen: string) => (
    <option value={value} selected={value === chosen}>
      {says}
    </option>
  );
  return (
    <form class="filters" method="get" action={CONSOLE} aria-label={words.filters()} {...FOLLOWS}>
      <label>
        {words.filters()}
        <select name="show">{SHOWN.map((one) => option(one, words.show(one), filter.show))}</select>
      </label>
      <label>
        {words.area()}
        <select name="area">
          {option('', words.wholeArea(), filter.area)}
          {areas.map((path) => option(path, nameInVillage(directory, path), filter.area))}
        </select>
      </label>
      <label>
        {words.kind()}
        <select name="kind">
          {option('', words.everyKind(), filter.kind)}
          {CLASSES.map(({ code }) => option(code, words.className(code), filter.kind))}
        </select>
      </label>
      <label>
        {words.urgency()}
        <select name="urgency">
          {option('', words.everyUrgency(), filter.urgency)}
          {URGENCY_CLASSES.map((one) => option(one, words.urgencyName(one), filter.urgency))}
        </select>
      </label>
      <label>
        {words.search()}
        <input type="search" name="q" value={filter.text} placeholder={words.searchHint()} maxLength={100} />
      </label>
      <button>{words.apply()}</button>
      {addressOf(filter) === CONSOLE ? null : <a href={CONSOLE}>{words.clear()}</a>}
    </form>
  );
}
