/** What is kept of whoever looks, and how to have it deleted (PIPL, articles 45 and 47). */
import { maskPhone } from '../../domain/mask.js';
import type { OwnContact } from '../own-cases.js';
import type { Visit } from '../visit.js';

interface MyDataProps {
  visit: Visit;
  contacts: readonly OwnContact[];
  token: string;
}

export function MyData({ visit, contacts, token }: MyDataProps) {
  const { words, base, locale, visitor } = visit;
  return (
    <section>
      <h2>{words.myData()}</h2>
      {contacts.length === 0 ? <p>{locale.replies.nothingKept()}</p> : null}
      {contacts.map((one) => (
        <p key={one.id} class="text">
          {keptOf(visit, one)}
        </p>
      ))}
      {contacts.length === 0 ? null : (
        <details>
          <summary>{words.forget()}</summary>
          <form method="post" action={`${base}/forget`}>
            <input type="hidden" name="token" value={token} />
            <button class="quiet">{words.forgetSure()}</button>
          </form>
        </details>
      )}
      {visitor.door === null ? null : (
        <form method="post" action={`${base}/sign-out`}>
          <input type="hidden" name="token" value={token} />
          <button class="quiet">{words.signOut()}</button>
        </form>
      )}
    </section>
  );
}

function keptOf({ context, locale }: Visit, { contact }: OwnContact): string {
  const place = contact.home ?? contact.village;
  return locale.replies.myData({
    name: contact.name,
    place: place === null ? null : context.directory().areaName(place),
    phone: contact.phone === null ? null : maskPhone(contact.phone),
    cases: contact.cases.map((one) => one.number),
    mediaDays: context.deadlines.mediaDays,
    isListed: contact.person !== null,
  });
}
