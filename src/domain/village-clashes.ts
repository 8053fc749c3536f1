/** What two village files may not both say. */
import { groupedBy } from './grouped-by.js';
import type { Village } from './village.js';

/** One line, in English for the operator, per thing that a village shares with another that it must have for itself. */
export function villageClashes(village: Village, others: readonly Village[]): string[] {
  const taken = groupedBy(others.flatMap(claims), (claim) => claim.what);
  return claims(village).flatMap(({ what, who }) => {
    const other = taken.get(what)?.find((claim) => claim.who !== who);
    return other === undefined ? [] : [`${what} is both ${who} and ${other.who}`];
  });
}

interface Claim {
  what: string;
  who: string;
}

/** The same person may stand in several files: a county office serves all its townships. */
function claims(village: Village): Claim[] {
  return [
    ...village.areas.flatMap(({ code, path, name }) =>
      code === undefined ? [] : [{ what: `the letters ${code}`, who: `${name} (${path})` }],
    ),
    ...village.groups.flatMap(({ id, name, area, handles }) => [
      { what: `the group id ${id}`, who: `${name} (${area})` },
      ...handles.map(({ channel, user }) => ({ what: `the ${channel} group ${user}`, who: `${id} (${area})` })),
    ]),
    ...village.people.flatMap(({ id, name, handles }) => [
      { what: `the person id ${id}`, who: name },
      ...handles.map(({ channel, user }) => ({ what: `the ${channel} user ${user}`, who: id })),
    ]),
  ];
}
