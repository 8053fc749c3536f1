/** Everything that is refused, as RFC 9457 describes it. */
import type { Refusal } from '../domain/case/action.js';
import type { Answer } from './answer.js';

/** What was wrong with one field. */
export interface FieldProblem {
  /** Such as `body.text`. */
  at: string;
  says: string;
}

export type ProblemCode =
  | 'bad_request'
  | 'no_token'
  | 'not_allowed'
  | 'not_found'
  | 'method_not_allowed'
  | 'conflict'
  | 'unprocessable'
  | 'too_many'
  | 'unavailable'
  | 'unknown';

const PROBLEMS: Readonly<Record<ProblemCode, readonly [status: number, title: string]>> = {
  bad_request: [400, 'The request could not be understood'],
  no_token: [401, 'A valid token is needed'],
  not_allowed: [403, 'This person may not do that'],
  not_found: [404, 'Nothing is there for this person'],
  method_not_allowed: [405, 'Not with this method'],
  conflict: [409, 'The case does not allow it now'],
  unprocessable: [422, 'Well formed, but it cannot be done'],
  too_many: [429, 'Too many requests'],
  unavailable: [503, 'Come again in a moment'],
  unknown: [500, 'Something went wrong here'],
};

export function problem(code: ProblemCode, detail: string, errors: readonly FieldProblem[] = []): Answer {
  const [status, title] = PROBLEMS[code];
  const body = { type: `urn:gezipu:problem:${code}`, title, status, code, detail };
  return {
    status,
    type: 'application/problem+json',
    body: errors.length === 0 ? body : { ...body, errors },
  };
}

/** Why the domain did not do it. */
export function refusalProblem(refusal: Refusal): Answer {
  const { code } = refusal;
  switch (code) {
    case 'not_allowed':
      return problem('not_allowed', `from ${refusal.who} upward`);
    case 'not_reporter':
      return problem('not_allowed', 'only those who reported the case may');
    case 'wrong_state':
      return problem('conflict', `${refusal.action} is not possible in the state ${refusal.state}`);
    case 'accused':
    case 'itself':
    case 'too_long':
    case 'says_little':
      return problem('unprocessable', DETAILS[code]);
    case 'taken':
    case 'return_barred':
    case 'already_contacted':
    case 'extended_before':
    case 'too_late':
    case 'nobody_above':
    case 'parts_open':
      return problem('conflict', DETAILS[code]);
  }
}

const DETAILS = {
  accused: 'the case is about one of these people',
  itself: 'a case cannot be merged into itself',
  says_little: 'the result has to say what was done or given',
  too_long: 'so many workdays are not granted',
  taken: 'somebody else has accepted it',
  return_barred: 'it was ruled that it may not be returned again',
  already_contacted: 'it may be returned only before the reporter was contacted',
  extended_before: 'it was extended once already',
  too_late: 'it was closed too long ago',
  nobody_above: 'there is nobody above',
  parts_open: 'parts of it are not done yet',
} as const;
