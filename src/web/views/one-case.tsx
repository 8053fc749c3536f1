/** One matter on 我的: its story, and what its reporter can do about it now. */
import type { ComponentChildren } from 'preact';
import { TRANSITIONS } from '../../domain/case/transitions.js';
import type { ActionKind } from '../../domain/case/action.js';
import type { Case } from '../../domain/case/types.js';
import type { OwnCase } from '../own-cases.js';
import type { Visit } from '../visit.js';

interface OneCaseProps {
  visit: Visit;
  own: OwnCase;
  token: string;
}

export function OneCase({ visit, own, token }: OneCaseProps) {
  const { words, context, locale, now } = visit;
  const { case: c, contact } = own;
  const view = { now, directory: context.directory(), calendar: context.calendar, room: false };
  const [head = '', ...story] = locale.replies.story(c, view).split('\n');
  const isReporter = c.reporters.some((one) => one.contact === contact);
  const may = (action: ActionKind): boolean => isReporter && TRANSITIONS[c.state][action] !== undefined;
  const form = { visit, token, number: c.number };
  return (
    <article>
      <h2>{head}</h2>
      <ol class="story">
        {[...story, ...answersIn(c).map(words.replied)].map((line, nth) => (
          <li key={String(nth)}>{line}</li>
        ))}
      </ol>
      {may('rate') ? <Rate {...form} /> : null}
      {may('supplement') ? <Supplement {...form} /> : null}
      {may('appeal') ? (
        <OwnForm {...form} what="appeal">
          <button class="quiet">{words.appeal()}</button>
        </OwnForm>
      ) : null}
      {may('withdraw') ? (
        <details>
          <summary>{words.withdraw()}</summary>
          <OwnForm {...form} what="withdraw">
            <button class="quiet">{words.withdrawSure()}</button>
          </OwnForm>
        </details>
      ) : null}
    </article>
  );
}

/** What clerks said to the reporters, as they said it. */
function answersIn(c: Case): string[] {
  return c.log.filter(({ action, text }) => action === 'reply' && text !== '').map(({ text }) => text);
}

interface FormProps {
  visit: Visit;
  token: string;
  number: string;
}

function OwnForm({ visit, token, number, what, children }: FormProps & { what: string; children: ComponentChildren }) {
  return (
    <form method="post" action={`${visit.base}/${what}`}>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="number" value={number} />
      {children}
    </form>
  );
}

function Rate(props: FormProps) {
  const { words } = props.visit;
  return (
    <OwnForm {...props} what="rate">
      <fieldset>
        <legend>{words.rate()}</legend>
        <label>
          {words.score() + words.optional()}
          <select name="score">
            <option value="" />
            {[5, 4, 3, 2, 1].map((score) => (
              <option key={score}>{score}</option>
            ))}
          </select>
        </label>
        <button name="solved" value="1">
          {words.solved()}
        </button>
        <button name="solved" value="0" class="quiet">
          {words.unsolved()}
        </button>
      </fieldset>
    </OwnForm>
  );
}

function Supplement(props: FormProps) {
  const { words } = props.visit;
  const id = `more-${props.number}`;
  return (
    <OwnForm {...props} what="supplement">
      <label for={id}>{words.supplement()}</label>
      <textarea id={id} name="text" rows={2} maxLength={2000} required />
      <button>{words.send()}</button>
    </OwnForm>
  );
}
