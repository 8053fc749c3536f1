/**
 * Plain text as a group robot's markdown: people are called by "<@userid>", the first of several lines is a heading.
 * The platform knows no escape, so that what would be markup is written with its full-width twin: what a villager wrote
 * can neither call everybody nor make a link.
 */
export function robotMarkdown(text: string, mention: readonly { id: string }[]): string {
  const [head = '', ...rest] = text.split('\n').map(plain);
  const lines = rest.length === 0 ? [head] : [`**${head}**`, ...rest];
  return mention.map(({ id }) => `<@${id}> `).join('') + lines.join('\n');
}

function plain(line: string): string {
  return line
    .replaceAll('<', '＜')
    .replaceAll('`', '｀')
    .replaceAll('**', '＊＊')
    .replaceAll('](', '］(')
    .replace(/^(\s*)#/u, '$1＃')
    .replace(/^(\s*)>/u, '$1＞');
}
