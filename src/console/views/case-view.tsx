/** One case as its page shows it: what it is, what was said, what happened, and the forms of what may be done. */
import { attached } from '../../domain/case/attached.js';
import { nameOf } from '../../domain/case/tell.js';
import type { Case, Remark } from '../../domain/case/types.js';
import type { PersonId } from '../../domain/person.js';
import type { Instant } from '../../domain/time.js';
import { CONSOLE, type Desk } from '../desk.js';
import { ActForms, type Filled } from './act-forms.js';
import { Facts, seenBy } from './facts.js';
import { History, Reads } from './history.js';
import { keptUp, Live } from './live.js';

interface CaseViewProps {
  desk: Desk;
  c: Case;
  /** Who opened it without holding it; empty for whoever need not know. */
  reads: readonly { person: PersonId; at: Instant }[];
  /** What came of what was just done; "" when nothing was. */
  answer: string;
  filled: Filled | null;
  sign: string;
}

export function CaseView({ desk, c, reads, answer, filled, sign }: CaseViewProps) {
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
          <History desk={desk} c={c} seen={seenBy(desk, c)} />
          {reads.length === 0 ? null : <Reads desk={desk} reads={reads} />}
        </div>
        <section class="acts" aria-label={words.acts()}>
          <h2>{words.acts()}</h2>
          <ActForms desk={desk} c={c} filled={filled} />
        </section>
      </div>
    </>
  );
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

/** What the chat would have answered, line by line; an address in it that is ours can be followed. */
function Told({ desk, text }: { desk: Desk; text: string }) {
  const parts = text.split(/(https?:\/\/[^\s，。；、）]+)/u);
  return (
    <p class="text">
      {parts.map((part) => (part.startsWith(`${desk.publicUrl}/`) ? <a href={part}>{part}</a> : part))}
    </p>
  );
}
