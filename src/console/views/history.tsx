/** What became of a case step by step, and who looked at it without holding it. */
import { nameOf } from '../../domain/case/tell.js';
import type { CardColour, Case, HandlingMode, LogEntry } from '../../domain/case/types.js';
import type { PersonId } from '../../domain/person.js';
import type { Instant } from '../../domain/time.js';
import { waysOf } from '../../domain/ways.js';
import type { Desk } from '../desk.js';

interface HistoryProps {
  desk: Desk;
  c: Case;
  /** Masks what the reader may not see of a text. */
  seen(text: string): string;
}

export function History({ desk, c, seen }: HistoryProps) {
  const { words, view, now } = desk;
  const steps = c.log
    .map((entry) => ({ entry, says: told(desk, c, entry) }))
    // A note stands among what was said.
    .filter(({ entry, says }) => entry.from !== entry.to || (says !== '' && entry.action !== 'note'));
  const by = (entry: LogEntry): string =>
    view.directory.person(entry.by) === null ? '' : nameOf(entry.by, view.directory);
  return (
    <section aria-label={words.history()}>
      <h2>{words.history()}</h2>
      <ol class="history">
        {steps.map(({ entry, says }) => (
          <li>
            <span class="soft">
              {words.when(entry.at, now)} {by(entry)}
            </span>{' '}
            <strong>{words.state(entry.to)}</strong> {seen(says)}
          </li>
        ))}
      </ol>
    </section>
  );
}

const CARDS: readonly string[] = ['yellow', 'red'] satisfies CardColour[];

/** The log keeps a code for what happened by rule or by choice from a list, and what was written for all else. */
function told({ words, view }: Desk, { village }: Case, { action, text }: LogEntry): string {
  switch (action) {
    case 'tick':
      return CARDS.includes(text) ? words.card(text as CardColour) : '';
    case 'mode':
      return words.way(text as HandlingMode, waysOf(view.directory.filesOf(village)));
    case 'classify':
      return words.category(text);
    default:
      return text;
  }
}

interface ReadsProps {
  desk: Desk;
  reads: readonly { person: PersonId; at: Instant }[];
}

export function Reads({ desk, reads }: ReadsProps) {
  const { words, view, now } = desk;
  return (
    <details>
      <summary>{words.reads()}</summary>
      <ul>
        {reads.map(({ person, at }) => (
          <li>
            {words.when(at, now)} {nameOf(person, view.directory)}
          </li>
        ))}
      </ul>
    </details>
  );
}
