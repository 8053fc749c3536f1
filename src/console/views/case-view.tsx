/** One case as its page shows it: what it is, what was said, what happened, and the forms of what may be done. */
import type { ComponentChildren } from 'preact';
import { attached } from '../../domain/case/attached.js';
import { holders, nameOf } from '../../domain/case/tell.js';
import type { Case, LogEntry, Remark } from '../../domain/case/types.js';
import { maskName, maskText } from '../../domain/mask.js';
import type { PersonId } from '../../domain/person.js';
import { maySeePhone } from '../../domain/rights.js';
import type { Instant } from '../../domain/time.js';
import { CONSOLE, type Desk } from '../desk.js';
import { ActForms } from './act-forms.js';
import { keptUp, Live } from './live.js';

interface CaseViewProps {
  desk: Desk;
  c: Case;
  /** Who opened it without holding it; empty for whoever need not know. */
  reads: readonly { person: PersonId; at: Instant }[];
  /** What came of what was just done; "" when nothing was. */
  answer: string;
  open: string;
  sign: string;
}

export function CaseView({ desk, c, reads, answer, open, sign }: CaseViewProps) {
  const { words, context } = desk;
  return (
    <>
      <p>
        <a href={CONSOLE}>{words.back()}</a>
      </p>
      <h1>
        {c.number} {context.directory().areaName(c.area)} {words.category(c.category)}
      </h1>
      {answer === '' ? null : (
        <div class="answer" role="status">
          <h2>{words.answer()}</h2>
          <Told desk={desk} text={answer} />
        </div>
      )}
      <Live sign={sign} />
      <div class="case">
        <div {...keptUp('facts', `${CONSOLE}/cases/${c.number}`)}>
          <Facts desk={desk} c={c} />
          <Said desk={desk} c={c} />
          <History desk={desk} c={c} />
          {reads.length === 0 ? null : <Reads desk={desk} reads={reads} />}
        </div>
        <section class="acts" aria-label={words.acts()}>
          <h2>{words.acts()}</h2>
          <ActForms desk={desk} c={c} open={open} />
        </section>
      </div>
    </>
  );
}

/** What was written may hold numbers of people, and those are for whoever works on it. */
function seenBy({ me }: Desk, c: Case): (text: string) => string {
  return maySeePhone(me.id, c) ? (text) => text : maskText;
}

function Facts({ desk, c }: { desk: Desk; c: Case }) {
  const { words, view, me } = desk;
  const seen = seenBy(desk, c);
  const people = holders(c);
  const hold = people.length === 0 ? '' : words.names(people, view);
  const facts: [string, ComponentChildren][] = [
    [words.state(c.state), [words.urgencyName(c.deadlines), words.due(c, view)].filter((one) => one !== '').join('，')],
    [c.lead === null ? words.offered() : words.held(), hold],
    [words.reporters(), reportersOf(desk, c)],
    [words.phone(), phoneOf(c, maySeePhone(me.id, c), words.phoneLater())],
    [words.place(), c.place === null ? '' : seen(c.place)],
    [words.concerned(), c.concerned === null ? '' : maskName(c.concerned)],
    [words.why(), c.why],
    [words.result(), c.result === null ? '' : seen(c.result)],
  ];
  return (
    <dl>
      {facts
        .filter(([, value]) => value !== '')
        .map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </>
        ))}
    </dl>
  );
}

function reportersOf({ words }: Desk, c: Case): string {
  if (c.sealed || c.confidential) return words.hiddenReporters();
  return c.reporters.map(({ name }) => name).join('、');
}

function phoneOf(c: Case, may: boolean, later: string): ComponentChildren {
  if (c.phone === null || c.confidential) return '';
  return may ? <a href={`tel:${c.phone}`}>{c.phone}</a> : later;
}

function Said({ desk, c }: { desk: Desk; c: Case }) {
  const { words } = desk;
  return (
    <section aria-label={words.said()}>
      <h2>{words.said()}</h2>
      {c.remarks.length === 0 ? <p class="soft">{words.nothing()}</p> : null}
      <ol class="said">
        {c.remarks.map((remark) => (
          <RemarkView desk={desk} c={c} remark={remark} />
        ))}
      </ol>
    </section>
  );
}

function RemarkView({ desk, c, remark }: { desk: Desk; c: Case; remark: Remark }) {
  const { words, view, now } = desk;
  const by = remark.from === 'clerk' ? nameOf(remark.by, view.directory) : words.villager();
  const { link } = view;
  return (
    <li class={remark.from}>
      <p class="soft">
        {words.when(remark.at, now)} {by}
      </p>
      <p class="text">
        {seenBy(desk, c)(remark.text)}
        {words.heard(remark)}
      </p>
      {attached(c, [remark]).map(({ media, voice }) =>
        link === undefined ? null : (
          <Sent address={link(media)} voice={voice} says={words[voice ? 'listen' : 'look']()} />
        ),
      )}
    </li>
  );
}

/** To be seen or heard here, and as a page of its own. What is no picture shows its words. */
function Sent({ address, voice, says }: { address: string; voice: boolean; says: string }) {
  const contents = `${address}/content`;
  return (
    <p>
      {voice ? <audio controls preload="none" src={contents} aria-label={says} /> : null}{' '}
      <a href={address}>{voice ? says : <img class="sent" src={contents} loading="lazy" alt={says} />}</a>
    </p>
  );
}

function History({ desk, c }: { desk: Desk; c: Case }) {
  const { words, view, now } = desk;
  const seen = seenBy(desk, c);
  // A note stands among what was said.
  const steps = c.log.filter(({ action, from, to, text }) => from !== to || (text !== '' && action !== 'note'));
  const by = (entry: LogEntry): string =>
    view.directory.person(entry.by) === null ? '' : nameOf(entry.by, view.directory);
  return (
    <section aria-label={words.history()}>
      <h2>{words.history()}</h2>
      <ol class="history">
        {steps.map((entry) => (
          <li>
            <span class="soft">
              {words.when(entry.at, now)} {by(entry)}
            </span>{' '}
            <strong>{words.state(entry.to)}</strong> {seen(entry.text)}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Reads({ desk, reads }: Pick<CaseViewProps, 'desk' | 'reads'>) {
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

/** What the chat would have answered, line by line; an address in it that is ours can be followed. */
function Told({ desk, text }: { desk: Desk; text: string }) {
  const parts = text.split(/(https?:\/\/[^\s，。；、）]+)/u);
  return (
    <p class="text">
      {parts.map((part) => (part.startsWith(`${desk.publicUrl}/`) ? <a href={part}>{part}</a> : part))}
    </p>
  );
}
