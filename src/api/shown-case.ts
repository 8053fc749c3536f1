/** A case as one person may see it: the same as /查看 and /待办 show, as data. */
import { reporterName, nameOf } from '../domain/case/tell.js';
import { isOpen } from '../domain/case/states.js';
import { isPossible } from '../domain/case/transitions.js';
import type { Case } from '../domain/case/types.js';
import { subCategory } from '../domain/category.js';
import type { Directory } from '../domain/directory.js';
import { maskName, maskText } from '../domain/mask.js';
import type { PersonId } from '../domain/person.js';
import { can, maySeePhone } from '../domain/rights.js';
import type { Instant } from '../domain/time.js';
import { ACTION_NAMES, rightOf } from './actions.js';

export const iso = (at: Instant): string => new Date(at).toISOString();
export const isoOrNull = (at: Instant | null): string | null => (at === null ? null : iso(at));

export function caseSummary(c: Case, directory: Directory) {
  const clerk = (id: PersonId) => ({ id, name: nameOf(id, directory) });
  const opened = c.reporters[0]?.at ?? c.log[0]?.at ?? c.since;
  return {
    ...{ number: c.number, village: c.village, area: c.area, areaName: directory.areaName(c.area) },
    ...{ areaKnown: c.areaKnown, state: c.state, open: isOpen(c.state), mode: c.mode },
    ...{ category: c.category, categoryName: subCategory(c.category).name, nature: c.nature },
    ...{ urgency: c.deadlines, emergency: c.emergency, sealed: c.sealed, confidential: c.confidential },
    gist: c.sealed ? '' : c.gist,
    households: c.reporters.length,
    lead: c.lead === null ? null : clerk(c.lead),
    offered: c.lead === null ? c.offered.map(clerk) : [],
    ...{ openedAt: iso(opened), since: iso(c.since), due: isoOrNull(c.clock.finishDue) },
  };
}

/** Numbers in what was said are covered, as everywhere, for whoever may not see the reporter's phone. */
export function shownCase(c: Case, reader: PersonId, directory: Directory) {
  const mayCall = maySeePhone(reader, c);
  const said = (text: string): string => (mayCall ? text : maskText(text));
  const who = (id: PersonId): string | null => (directory.person(id) === null ? null : nameOf(id, directory));
  const isHidden = c.sealed || c.confidential;
  return {
    ...caseSummary(c, directory),
    reporters: isHidden ? [] : c.reporters.map((one) => said(reporterName(c, one))),
    phone: mayCall && !c.confidential ? c.phone : null,
    place: c.place === null ? null : said(c.place),
    concerned: c.concerned === null ? null : maskName(c.concerned),
    partners: c.partners.map((id) => ({ id, name: nameOf(id, directory) })),
    remarks: c.remarks.map(({ at, from, by, text, media }) => ({
      ...{ at: iso(at), from, by: from === 'clerk' ? nameOf(by, directory) : null },
      ...{ text: said(text), attachments: media.length },
    })),
    log: c.log.map(({ at, action, from, to, by, text }) => ({
      ...{ at: iso(at), action, from, to, by: isHidden && !isColleague(by, c) ? null : who(by), text: said(text) },
    })),
    result: c.result === null ? null : said(c.result),
    wantsPhoto: c.finishing != null && isOpen(c.state),
    closedAs: c.closedAs,
    declined: c.declined === null ? null : { ...c.declined, text: said(c.declined.text) },
    reviewAt: isoOrNull(c.parking?.reviewAt ?? null),
    question: c.question === null ? null : said(c.question.text),
    may: ACTION_NAMES.filter((name) => {
      const { kind, right } = rightOf(name);
      return isPossible(c.state, kind) && can(reader, right, c, directory).may;
    }),
  };
}

/** Who reported a hidden case is not told from its history either. */
const isColleague = (id: string, c: Case): boolean =>
  !c.reporters.some(({ person, contact }) => id === person || id === contact);
