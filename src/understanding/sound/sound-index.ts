/** Where a text sounds like one of many names. */
import type { Sounds } from './sounds.js';

/** Part of a text that sounds like a name, written alike or not. */
export interface SoundMatch {
  start: number;
  end: number;
  /** Number of the name in the list that was given. */
  name: number;
}

interface Node {
  next: Map<number, Node>;
  names: number[];
}

/** Finds every place of every name; names of one character are left out. Costs a few steps for each character. */
export function createSoundIndex(names: readonly string[], sounds: Sounds): (text: string) => SoundMatch[] {
  const root: Node = { next: new Map(), names: [] };
  names.forEach((name, number) => {
    if (name.length > 1) for (const node of branches(root, name, sounds)) node.names.push(number);
  });
  return (text) => {
    const found: SoundMatch[] = [];
    for (let start = 0; start < text.length; start++) follow(root, start, start);
    return found;

    function follow(node: Node, start: number, at: number): void {
      for (const name of node.names) found.push({ start, end: at, name });
      if (at >= text.length || node.next.size === 0) return;
      for (const sound of sounds.folded(text.charCodeAt(at))) {
        const next = node.next.get(sound);
        if (next) follow(next, start, at + 1);
      }
    }
  };
}

/** The last nodes of a name, one for each way to read it. */
function branches(root: Node, name: string, sounds: Sounds): Node[] {
  let ends = [root];
  for (let i = 0; i < name.length; i++) {
    const heard = sounds.folded(name.charCodeAt(i));
    ends = ends.flatMap((node) => heard.map((sound) => childOf(node, sound)));
  }
  return ends;
}

function childOf(node: Node, sound: number): Node {
  const known = node.next.get(sound);
  if (known) return known;
  const made: Node = { next: new Map(), names: [] };
  node.next.set(sound, made);
  return made;
}
