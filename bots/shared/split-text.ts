/**
 * A text as messages of at most so many bytes of UTF-8, in order: cut between lines where that is possible, else within
 * one, never within a character.
 */
export function splitText(text: string, mostBytes: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const piece of text.split('\n').flatMap((line, index) => pieces(index === 0 ? line : `\n${line}`, mostBytes))) {
    if (part !== '' && Buffer.byteLength(part + piece) > mostBytes) {
      parts.push(part);
      part = '';
    }
    part = part === '' ? piece.replace(/^\n/u, '') : part + piece;
  }
  return part === '' ? parts : [...parts, part];
}

/** One line, cut only if it is too long for itself. */
function pieces(line: string, mostBytes: number): string[] {
  if (Buffer.byteLength(line) <= mostBytes) return [line];
  const cut: string[] = [];
  let piece = '';
  for (const character of line) {
    if (Buffer.byteLength(piece + character) > mostBytes) {
      cut.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...cut, piece];
}
