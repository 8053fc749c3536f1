/** 我的: every matter of whoever looks, how far it is, and what can be done about it. */
import { randomBytes } from 'node:crypto';
import { lettersOf } from './letters.js';
import { ownCases, ownContacts } from './own-cases.js';
import { MyData } from './views/my-data.js';
import { OneCase } from './views/one-case.js';
import { SignIn } from './views/sign-in.js';
import { formToken, type Reply, type Visit } from './visit.js';

/** `said` answers what was done just now. */
export async function mePage(visit: Visit, said = ''): Promise<Reply> {
  const { words, visitor, context } = visit;
  const cases = await ownCases(visit);
  const contacts = await ownContacts(visit);
  const letters = await lettersOf(context.store, visitor.browser);
  const name = contacts[0]?.contact.name ?? '';
  const token = formToken(visit, randomBytes(12).toString('base64url'));
  const page = (
    <>
      <h1>{words.mine()}</h1>
      {said === '' ? null : (
        <p class="text said" role="status">
          {said}
        </p>
      )}
      {visitor.door === null || name === '' ? null : <p>{words.signedInAs(name)}</p>}
      {cases.length === 0 ? <p>{words.noCases()}</p> : null}
      {cases.map((one) => (
        <OneCase key={one.case.id} visit={visit} own={one} token={token} />
      ))}
      {letters.length === 0 ? null : (
        <details>
          <summary>{words.letters()}</summary>
          {letters.map((one) => (
            <p key={one.key} class="text">
              {one.text}
            </p>
          ))}
        </details>
      )}
      {visitor.door === null ? <SignIn visit={visit} token={token} /> : null}
      <MyData visit={visit} contacts={contacts} token={token} />
    </>
  );
  return { page, title: words.mine() };
}
