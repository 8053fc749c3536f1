/** What somebody wrote into a form that could not be taken: minutes of typing are not lost with it. */
import type { ConsoleWords } from '../../wording/console-words.js';
import type { SentForm } from '../../web/read-form.js';

/** More than an identifier, a number or a day, such as pages put into forms by themselves. */
const WRITTEN = /[^\w.:/-]/u;

export function Unsent({ words, form }: { words: ConsoleWords; form: SentForm | null }) {
  const written = form?.values().filter((value) => WRITTEN.test(value)) ?? [];
  if (written.length === 0) return null;
  return (
    <>
      <p>{words.unsent()}</p>
      {written.map((value) => (
        <p class="text unsent">{value}</p>
      ))}
    </>
  );
}
