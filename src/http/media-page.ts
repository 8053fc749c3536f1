/** The tiny pages on which a picture or voice is opened, on whatever phone a clerk has. */

/** Their sentences, in the language of the service. */
export interface MediaWords {
  /** BCP-47. */
  tag: string;
  /** `number` of the case, null when it is not known. */
  listen(number: string | null): string;
  look(number: string | null): string;
  /** Neither a picture nor a voice that a browser takes. */
  cannotShow(): string;
  /** The link is too old, or what it led to was deleted. */
  gone(): string;
  /** It never led anywhere. */
  wrong(): string;
}

const STYLE = `
body { margin: 0; padding: 2rem 1.25rem; font: 1.25rem/1.6 system-ui, sans-serif; color: #1d2129; background: #f6f7f9; }
main { max-width: 34rem; margin: 0 auto; }
audio, img, video { display: block; width: 100%; margin-top: 1.5rem; border-radius: .5rem; }
`;

/** `type` is what the contents are; `source` where they are, relative to the page. */
export function mediaPage(words: MediaWords, type: string, source: string, number: string | null): string {
  const sound = type.startsWith('audio/');
  const title = sound ? words.listen(number) : words.look(number);
  const shown = sound
    ? `<audio controls preload="auto" src="${source}"></audio>`
    : type.startsWith('video/')
      ? `<video controls playsinline preload="metadata" src="${source}"></video>`
      : `<img src="${source}" alt="">`;
  return page(words.tag, title, shown);
}

export function sentencePage({ tag }: Pick<MediaWords, 'tag'>, sentence: string): string {
  return page(tag, sentence, '');
}

function page(tag: string, sentence: string, shown: string): string {
  const said = escape(sentence);
  return `<!doctype html>
<html lang="${escape(tag)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>格子铺</title>
<style>${STYLE}</style>
<main><p>${said}</p>${shown}</main>
</html>
`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/gu, (mark) => `&#${String(mark.codePointAt(0))};`);
}
