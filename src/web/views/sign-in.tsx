/** Asking for a code by phone, and giving it. */
import type { Visit } from '../visit.js';

export function SignIn({ visit: { words, base }, token }: { visit: Visit; token: string }) {
  return (
    <section>
      <h2>{words.signIn()}</h2>
      <p>{words.signInHint()}</p>
      <form method="post" action={`${base}/sign-in`}>
        <input type="hidden" name="token" value={token} />
        <label for="sign-in-phone">{words.phone()}</label>
        <input id="sign-in-phone" name="phone" type="tel" maxLength={20} required autocomplete="tel" />
        <button>{words.sendCode()}</button>
      </form>
    </section>
  );
}

interface CodeProps {
  visit: Visit;
  token: string;
  phone: string;
  said: string;
}

export function EnterCode({ visit: { words, base }, token, phone, said }: CodeProps) {
  return (
    <>
      <h1>{words.signIn()}</h1>
      <p class="said" role="status">
        {said}
      </p>
      <form method="post" action={`${base}/code`}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="phone" value={phone} />
        <label for="code">{words.code()}</label>
        <input id="code" name="code" inputMode="numeric" maxLength={8} required autocomplete="one-time-code" />
        <button>{words.enter()}</button>
      </form>
    </>
  );
}
