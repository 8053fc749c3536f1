/** The work notebook, to the clerk alone. */
import { VISIT_KINDS, type Visit, type VisitKind } from '../../domain/visit.js';
import type { NotebookReplies } from '../notebook-words.js';

export const VISIT_KIND_WORDS: Readonly<Record<VisitKind, string>> = {
  policy: 'policy explained',
  feelings: 'how people are',
  comments: "villagers' comments",
  mediation: 'dispute mediated',
  environment: 'environment',
  frail: 'looking after the frail',
};

const MOST_SHOWN = 20;

const day = (at: number): string =>
  new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'Asia/Shanghai' });

const kinds = (visit: Visit): string => visit.kinds.map((kind) => VISIT_KIND_WORDS[kind]).join(', ');
const line = (visit: Visit): string => `${day(visit.at)} ${visit.whom} (${kinds(visit)}): ${visit.text}`;

export const notebookReplies: NotebookReplies = {
  visitNoted: ({ visit, again, matter }) => {
    const unlisted = visit.household === null ? ' This household is in no list; noted as you said it.' : '';
    const next = again === null ? '' : ` I will remind you on ${day(again)}.`;
    const asked = matter === null ? '' : ` It says "${matter}": open a case? Reply 1 for yes, 0 to keep it as a note.`;
    return `Noted in the notebook: ${visit.whom}, ${day(visit.at)}, ${kinds(visit)}.${unlisted}${next}${asked}`;
  },
  visitOnly: () => 'All right, kept in the notebook only.',
  notebook: ({ visits, plans }) =>
    [
      ...(plans.length === 0
        ? []
        : ['To be visited:', ...plans.map((plan) => `${day(plan.at)} ${plan.whom}: ${plan.why}`)]),
      ...(visits.length === 0
        ? ['No visits noted in 30 days. Note one: /visit HOUSEHOLD what you found']
        : ['Latest visits:', ...visits.map(line)]),
      'Households not seen: /notebook unseen 30',
    ].join('\n'),
  unvisited: ({ households, of, days }, directory) => {
    if (of === 0) return 'No households are listed yet; ask the operator to add them to the village file.';
    if (households.length === 0) return `All ${String(of)} households of yours were seen within ${String(days)} days.`;
    const shown = households.slice(0, MOST_SHOWN);
    const more = households.length > shown.length ? ` … and ${String(households.length - shown.length)} more` : '';
    const names = shown.map(
      ({ head, area, frail }) => `${frail === true ? '★' : ''}${head} (${directory.areaName(area)})`,
    );
    return `${String(households.length)} of ${String(of)} households not seen for ${String(days)} days (★ need it most):\n${names.join(', ')}${more}`;
  },
  visitsFound: ({ word, visits, of }) =>
    visits.length === 0
      ? `Nothing about "${word}" in a year of visits.`
      : [
          `"${word}" found ${String(of)} times${of > visits.length ? `, the latest ${String(visits.length)}` : ''}:`,
          ...visits.map(line),
        ].join('\n'),
  visitSheet: (month, { visits, seen, households, byKind }) =>
    [
      `Visits of month ${String(month)}: ${String(visits)}, ${String(seen)} of ${String(households)} households seen.`,
      ...VISIT_KINDS.flatMap((kind) =>
        byKind[kind] === 0 ? [] : [`${VISIT_KIND_WORDS[kind]}: ${String(byKind[kind])}`],
      ),
    ].join('\n'),
};
