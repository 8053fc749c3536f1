/** Phones put a four-per-em space behind "@name", computers an ordinary one. */
const AFTER_NAME = '\u2005';
/** Typed by hand, a comma or a colon may stand there, or nothing more. Other letters make it another name. */
const ENDS_NAME = String.raw`(?=[\s,，.。:：;；!！?？、]|$)`;

/**
 * Takes "@name" out of a text, for any of the names, wherever it stands. The library's own way fails for names with
 * a space and takes e-mail addresses for mentions. "@所有人" addresses everybody, so nobody in particular.
 */
export function stripMention(text: string, names: readonly string[]): { text: string; mentioned: boolean } {
  const longestFirst = names.filter((name) => name !== '').sort((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return { text, mentioned: false };
  const mention = new RegExp(`(?<![A-Za-z0-9._-])@(?:${longestFirst.map(escape).join('|')})${ENDS_NAME}[\\s]?`, 'g');
  const rest = text.replace(mention, '');
  return rest === text ? { text, mentioned: false } : { text: rest.trim(), mentioned: true };
}

/** What a client would put before a text that is addressed to these people. */
export function renderMention(names: readonly string[]): string {
  return names.map((name) => `@${name}${AFTER_NAME}`).join('');
}

function escape(name: string): string {
  return name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
