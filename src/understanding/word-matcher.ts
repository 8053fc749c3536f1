/** Finds all words of many lists in one pass over a text (Aho-Corasick), with gapped words `A~B`. */

/** Characters between the halves of a gapped word. */
const WIDEST_GAP = 7;

const NOTHING = -1;

export interface Entry<T> {
  /** A word, or two halves `A~B` that may stand up to seven characters apart. */
  word: string;
  value: T;
}

/** First place where an entry was found. */
export interface Hit<T> {
  word: string;
  value: T;
  start: number;
  end: number;
}

interface Node {
  next: Map<number, number>;
  fail: number;
  /** Atoms that end here, longest first. */
  ends: number[];
}

/** Time grows linearly with the text; every entry is reported once, where it was found first. */
export function createMatcher<T>(entries: readonly Entry<T>[]): (text: string) => Hit<T>[] {
  const pieces = createPieces();
  entries.forEach(({ word }, entry) => {
    const last = word.split('~').reduce((before, part) => pieces.add(part, before), NOTHING);
    pieces.completes[last]?.push(entry);
  });
  const nodes = buildNodes(pieces.words);
  const found = { starts: new Int32Array(pieces.before.length), ends: new Int32Array(pieces.before.length) };
  return (text) => scan(text, entries, pieces, nodes, found);
}

/** Where each piece was found last; an end of 0 means not yet, and all are 0 between scans. */
interface Found {
  starts: Int32Array;
  ends: Int32Array;
}

interface Pieces {
  /** Distinct plain words; their index is the atom. */
  words: string[];
  /** Ids of the pieces that end with an atom, highest first. */
  byAtom: number[][];
  /** By piece: the piece that has to stand before it, and the entries that it completes. */
  before: number[];
  completes: number[][];
  add(part: string, before: number): number;
}

/** Whole words or parts of gapped ones: "A~B" is a piece "A" and a piece "B after A", shared between entries. */
function createPieces(): Pieces {
  const atoms = new Map<string, number>();
  const ids = new Map<string, number>();
  const pieces: Pieces = { words: [], byAtom: [], before: [], completes: [], add };
  return pieces;

  function add(part: string, before: number): number {
    const key = `${before}~${part}`;
    const known = ids.get(key);
    if (known !== undefined) return known;
    const atom = atoms.get(part) ?? pieces.words.push(part) - 1;
    atoms.set(part, atom);
    const id = pieces.before.push(before) - 1;
    pieces.completes.push([]);
    (pieces.byAtom[atom] ??= []).unshift(id);
    ids.set(key, id);
    return id;
  }
}

function buildNodes(words: readonly string[]): Node[] {
  const nodes: Node[] = [{ next: new Map(), fail: 0, ends: [] }];
  words.forEach((word, atom) => {
    let at = 0;
    for (let i = 0; i < word.length; i++) at = childOf(nodes, at, word.charCodeAt(i));
    nodes[at]?.ends.push(atom);
  });
  const queue = [...(nodes[0]?.next.values() ?? [])];
  for (const at of queue) {
    const node = nodes[at] as Node;
    for (const [code, child] of node.next) {
      const target = nodes[child] as Node;
      target.fail = step(nodes, node.fail, code);
      target.ends.push(...(nodes[target.fail] as Node).ends);
      queue.push(child);
    }
  }
  return nodes;
}

function childOf(nodes: Node[], at: number, code: number): number {
  const next = (nodes[at] as Node).next;
  const known = next.get(code);
  if (known !== undefined) return known;
  const child = nodes.push({ next: new Map(), fail: 0, ends: [] }) - 1;
  next.set(code, child);
  return child;
}

function step(nodes: readonly Node[], from: number, code: number): number {
  for (let at = from; ;) {
    const node = nodes[at] as Node;
    const next = node.next.get(code);
    if (next !== undefined) return next;
    if (at === 0) return 0;
    at = node.fail;
  }
}

function scan<T>(
  text: string,
  entries: readonly Entry<T>[],
  pieces: Pieces,
  nodes: readonly Node[],
  { starts, ends }: Found,
): Hit<T>[] {
  const hits: Hit<T>[] = [];
  const seen: number[] = [];
  for (let i = 0, at = 0; i < text.length; i++) {
    at = step(nodes, at, text.charCodeAt(i));
    for (const atom of (nodes[at] as Node).ends) {
      const start = i + 1 - (pieces.words[atom] as string).length;
      // Second halves have higher ids and go first, or one 坏 would hide the one before it from 坏~坏.
      for (const id of pieces.byAtom[atom] as number[]) {
        const from = startOf(id, start);
        if (from < 0) continue;
        if (ends[id] === 0) {
          seen.push(id);
          for (const entry of pieces.completes[id] as number[]) {
            const { word, value } = entries[entry] as Entry<T>;
            hits.push({ word, value, start: from, end: i + 1 });
          }
        }
        starts[id] = from;
        ends[id] = i + 1;
      }
    }
  }
  for (const id of seen) ends[id] = 0;
  return hits;

  function startOf(id: number, start: number): number {
    const before = pieces.before[id] as number;
    if (before === NOTHING) return start;
    const end = ends[before] as number;
    return end === 0 || end > start || start - end > WIDEST_GAP ? -1 : (starts[before] as number);
  }
}
