/** Opinions about things by somebody who did not learn from them. */

/** Every fifth thing is judged by what was learned from the other four fifths. */
const PARTS = 5;

export function unseen<Thing, Learned, Opinion>(
  things: readonly Thing[],
  learn: (from: readonly Thing[]) => Learned,
  judge: (learned: Learned, thing: Thing) => Opinion,
): Map<Thing, Opinion> {
  const opinions = new Map<Thing, Opinion>();
  for (let part = 0; part < PARTS; part++) {
    const learned = learn(things.filter((_, i) => i % PARTS !== part));
    for (const thing of things.filter((_, i) => i % PARTS === part)) opinions.set(thing, judge(learned, thing));
  }
  return opinions;
}
