/** Small rules of English: lists, plurals, capitals, full stops. */

/** "Sonam", "Sonam and Tashi", "Sonam, Tashi and Dolma". */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** Names as the domain strings them together ("Sonam、Tashi"), as a list in English. */
export function people(joined: string): string {
  return listed(joined.split('、'));
}

/** "1 working day", "2 working days". */
export function counted(n: number, one: string, many = `${one}s`): string {
  return `${String(n)} ${n === 1 ? one : many}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What somebody wrote, with a full stop unless it ends in a mark of its own. */
export function sentence(text: string): string {
  const bare = text.trim().replace(/[,，、;；:：]+$/u, '');
  return /[.!?…。！？]["”’)）]?$/u.test(bare) ? bare : `${bare}.`;
}
