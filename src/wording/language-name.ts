/** What a language is called in another one: 藏语 for "bo" in Chinese; "" for a tag that is none or nobody knows. */
export function languageName(tag: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' }).of(tag) ?? '';
  } catch {
    return '';
  }
}
