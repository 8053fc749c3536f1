import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { COMMANDS } from '../../src/conversation/commands/table.js';
import { OPEN_STATES } from '../../src/domain/case/states.js';
import { CASE_STATES } from '../../src/domain/case/types.js';
import { SUBCATEGORIES } from '../../src/domain/category.js';
import { EMERGENCY_NUMBER, type EmergencyKind } from '../../src/domain/emergency.js';
import type { Notice } from '../../src/domain/notice.js';
import { HOUR } from '../../src/domain/time.js';
import { isClerkNotice, isReporterNotice } from '../../src/wording/audience.js';
import { LOCALES } from '../../src/wording/locales.js';
import { MONDAY } from '../domain/case/world.js';
import { at, plainCalendar } from '../domain/plain-calendar.js';
import { sampleReporter } from '../domain/sample-case.js';
import { allNotices, briefIn, noticesIn, SEALED } from './sample-notices.js';
import { caseIn, refusals, repliesIn, viewOf } from './sample-replies.js';
import { directoryOf, faultsOf, PHONE, SPEAKERS } from './speakers.js';

const calendar = plainCalendar();
const reading = (room: boolean) => ({ room, now: MONDAY, calendar });
const KINDS = Object.keys(EMERGENCY_NUMBER) as EmergencyKind[];

describe.each(SPEAKERS)('in $tag', ({ locale, times, words }) => {
  const { replies } = locale;
  const samples = allNotices(words);
  const told = (notice: Notice, room: boolean): string => locale.notice(notice, reading(room));
  const direct = viewOf(words);
  const room = viewOf(words, true);

  describe('a notice', () => {
    const { absorb, release, discard, planVisit, caseEvent, ...heard } = noticesIn(words);

    test.each(Object.entries<readonly Notice[]>(heard))(
      'of kind %s is a whole sentence, in a room and alone',
      (_, all) => {
        const alone = all.map((notice) => told(notice, false));
        const aloud = all.map((notice) => told(notice, true)).filter((text) => text !== '');
        expect([...alone, ...aloud].flatMap((text) => faultsOf(text, words))).toEqual([]);
      },
    );

    test('from a case to what is not a person has no words', () => {
      const unheard = [...absorb, ...release, ...discard, ...planVisit, ...caseEvent];
      expect(unheard.map((notice) => told(notice, false))).toEqual(unheard.map(() => ''));
    });

    test('in a room reads out no phone number, whoever wrote it', () => {
      const leaks = samples
        .map((notice) => told(notice, true))
        .filter((text) => text.includes(PHONE) || /\d{11}/u.test(text));
      expect(leaks).toEqual([]);
    });

    test('in a room repeats nothing of what a reporter said, nor who it was', () => {
      const leaks = samples
        .map((notice) => told(notice, true))
        .filter((text) => text.includes(words.givenAway) || text.includes(words.reporter));
      expect(leaks).toEqual([]);
    });

    test('says where this reader opens a voice or picture, alone; in a room never', () => {
      const link = (media: string): string => `https://gezipu.example/media/${media}`;
      const sent = [...noticesIn(words).newTask, ...noticesIn(words).informed].filter(
        (notice) => 'attached' in notice && notice.attached !== undefined,
      );
      const read = (room: boolean): string[] => sent.map((notice) => locale.notice(notice, { ...reading(room), link }));
      expect(sent.length).toBeGreaterThan(2);
      for (const text of read(false)) expect(text).toMatch(/：?:? ?https:\/\/gezipu\.example\/media\/m\/[12](?:\n|$)/u);
      expect(read(true).join()).not.toContain('https');
    });

    test('never asks a group whether something said in it should be registered', () => {
      expect(noticesIn(words).doubtful.map((notice) => told(notice, true))).toEqual(['']);
    });

    test('of a new matter keeps the phone number for whoever takes it on', () => {
      expect(
        noticesIn(words)
          .newTask.map((notice) => told(notice, false))
          .join(),
      ).not.toContain(PHONE);
    });

    test('about a time that has passed promises nothing', () => {
      const past = MONDAY - HOUR;
      const about = { case: briefIn(words), clerk: words.clerk, clerks: [words.clerk] };
      const late: Notice[] = [
        { ...about, kind: 'registered', contactBy: past, emergency: null, askArea: false, confidential: false },
        { ...about, kind: 'assigned', contactBy: past },
        { ...about, kind: 'accepted', contactBy: past },
        { ...about, kind: 'contacted', finishBy: past },
      ];
      expect(late.map((notice) => told(notice, false)).filter((text) => text.includes('9:00'))).toEqual([]);
    });

    test('names every category with a label of its own', () => {
      const texts = SUBCATEGORIES.map(({ code }) =>
        told({ kind: 'escalated', case: briefIn(words, { category: code }), to: words.clerk }, false),
      );
      expect(new Set(texts).size).toBe(60);
      expect(texts.flatMap((text) => faultsOf(text, words))).toEqual([]);
    });

    test('promises secrecy to whoever reports misconduct or asks for it, not for a voice nobody has understood', () => {
      const [plain] = noticesIn(words).registered;
      const ordinary = told(plain!, false);
      const voice = told({ ...plain!, case: briefIn(words, { gist: '' }) }, false);
      expect(told({ ...plain!, case: briefIn(words, SEALED) }, false)).toMatch(/群里|group/u);
      expect(told({ ...plain!, confidential: true }, false)).not.toBe(ordinary);
      expect(voice).not.toMatch(/群里|group/u);
    });

    test('to those called for somebody in despair tells them what to do, not what the person is told', () => {
      const [, despair] = noticesIn(words).callOut;
      expect(told(despair!, false)).not.toContain(replies.emergencyNowhere('suicide').slice(0, 8));
    });
  });

  test('several notices are one message, and nothing is said twice', () => {
    expect(locale.together(['a', 'b', 'a'])).toBe('a\nb');
  });

  describe('an answer', () => {
    const table = repliesIn(words);

    test('is there for everything that the model can say', () => {
      expect(Object.keys(replies).sort()).toEqual(Object.keys(table).sort());
      expect(Object.keys(LOCALES['zh-CN'].replies).sort()).toEqual(Object.keys(table).sort());
    });

    test.each(Object.keys(table) as (keyof typeof table)[])('by %s is a whole sentence', (name) => {
      const texts = (table[name] as (say: unknown) => readonly string[])(replies[name]);
      expect(texts.length).toBeGreaterThan(0);
      expect(texts.flatMap((text) => faultsOf(text, words))).toEqual([]);
    });

    test('to a refusal is another sentence for each reason', () => {
      const reasons = refusals(words).filter(
        ({ refusal }) => refusal.code !== 'wrong_state' || refusal.state === 'closed',
      );
      const texts = reasons.map(({ refusal, c }) => replies.refused(refusal, c, directoryOf(words)));
      expect(new Set(texts).size).toBe(texts.length);
    });

    test('in an emergency has the number to call', () => {
      for (const kind of KINDS) expect(replies.emergencyNowhere(kind)).toContain(EMERGENCY_NUMBER[kind]);
    });

    test('tells every state apart, to villagers and to clerks', () => {
      // Before the work and during it, what is waited for may have one name.
      const states = CASE_STATES.filter((state) => state !== 'draft');
      const cases = states.map((state) => caseIn(words, { state, clock: { ...caseIn(words).clock, finishDue: null } }));
      expect(new Set(cases.map((c) => replies.progress([c], direct))).size).toBe(states.length);
      expect(new Set(cases.map((c) => replies.list([c], 'all', direct))).size).toBe(states.length);
    });

    test('to a clerk never takes the clerk for the villager', () => {
      const cases = CASE_STATES.map((state) => caseIn(words, { state }));
      const texts = cases.flatMap((c) => [
        replies.list([c], 'all', direct),
        replies.file(c, 'suonan', direct),
        replies.refused({ code: 'wrong_state', state: c.state, action: 'done' }, c, direct.directory),
      ]);
      expect(texts.filter((text) => /您补充|您说好|您撤回|your answer|from you|by you/u.test(text))).toEqual([]);
    });

    test('about a case that nobody works on any more speaks of no time left', () => {
      const rest = CASE_STATES.filter((state) => !(OPEN_STATES as readonly string[]).includes(state));
      const texts = rest.flatMap((state) => {
        const c = caseIn(words, { state });
        return [replies.progress([c], direct), replies.list([c], 'all', direct), replies.file(c, 'suonan', direct)];
      });
      expect(texts.filter((text) => /还剩|已超|到期|working day/u.test(text))).toEqual([]);
    });

    test('to a ruling is another one for each of its four outcomes', () => {
      const outcomes = (['dispatched', 'in_progress'] as const).flatMap((state) =>
        [true, false].map((approved) => replies.ruled(caseIn(words, { state }), approved, words.clerk, MONDAY)),
      );
      expect(new Set(outcomes).size).toBe(4);
    });
  });

  describe('a case', () => {
    const secret = [words.gist, words.givenAway, words.reporter, PHONE];
    const leaksOf = (texts: readonly string[], hidden: readonly string[]): string[] =>
      texts.filter((text) => hidden.some((one) => text.includes(one)));

    test('in a room shows nothing that was said, no name and no number of a villager', () => {
      const c = caseIn(words);
      const texts = [
        replies.list([c], 'all', room),
        replies.whichCase([c, c], words.command, room),
        replies.file(c, 'suonan', room),
        replies.progress([c], room),
        told({ kind: 'said', text: replies.story(c, room) }, true),
      ];
      expect(leaksOf(texts, secret)).toEqual([]);
    });

    test.each([
      ['sealed', { sealed: true, number: 'GM-S-07' }],
      ['confidential', { confidential: true, number: 'GM-S-07' }],
      ['of a sensitive kind', { category: '0805' }],
    ] as const)('that is %s shows a room its number and state alone', (_what, changes) => {
      const c = caseIn(words, changes);
      const texts = [
        replies.list([c], 'all', room),
        replies.whichCase([c, c], words.command, room),
        replies.file(c, 'suonan', room),
        replies.progress([c], room),
        replies.story(c, room),
      ];
      expect(leaksOf(texts, [...secret, words.clerk, words.area, words.result])).toEqual([]);
    });

    test('that is sealed is no more than its number in any notice to a room', () => {
      const texts = allNotices(words, SEALED)
        .filter((notice) => isReporterNotice(notice) || isClerkNotice(notice))
        .map((notice) => told(notice, true));
      const hidden = [...secret, words.area, words.clerk, words.colleague, words.neighbour, words.result.slice(0, 5)];
      expect(leaksOf(texts, hidden)).toEqual([]);
    });

    test('that is sealed shows its reporter neither gist nor names, and its clerk not who reported it', () => {
      const c = caseIn(words, { sealed: true, number: 'GM-S-07', concerned: null });
      const { directory } = direct;
      const toReporter = [
        replies.progress([c], direct),
        replies.story(c, direct),
        replies.located(words.area, c, directory),
      ];
      expect(leaksOf(toReporter, [words.gist, words.givenAway, words.clerk, words.colleague, words.reporter])).toEqual(
        [],
      );
      expect(leaksOf([replies.list([c], 'all', direct)], [words.gist])).toEqual([]);
      const toClerk = allNotices(words, SEALED).filter(
        (notice) => isClerkNotice(notice) && !['newTask', 'callOut', 'doubtful'].includes(notice.kind),
      );
      expect(
        leaksOf([replies.file(c, 'suonan', direct), ...toClerk.map((one) => told(one, false))], [words.reporter]),
      ).toEqual([]);
    });

    test('shows the phone number to whoever took it on and to nobody before', () => {
      const c = caseIn(words);
      const offered = caseIn(words, { lead: null, clock: { ...c.clock, signedInAt: null } });
      expect(replies.file(c, 'suonan', direct)).toContain(PHONE);
      expect(replies.file(offered, 'suonan', direct)).not.toContain(PHONE);
    });

    test('of several reporters shows none of them what another said in private', () => {
      const c = caseIn(words);
      const neighbour = sampleReporter({ contact: 'contact/2', name: words.neighbour });
      expect(replies.story(c, direct)).toContain(words.givenAway);
      expect(replies.story({ ...c, reporters: [...c.reporters, neighbour] }, direct)).not.toContain(words.givenAway);
    });
  });

  describe('time', () => {
    const column = locale.tag === 'en' ? 1 : 0;

    test.each([
      ['2026-11-23 14:30', '2026-11-23 10:00', ['今天14:30', 'today 14:30']],
      ['2026-11-24 09:00', '2026-11-23 10:00', ['明天9:00', 'tomorrow 9:00']],
      ['2026-11-22 18:00', '2026-11-23 10:00', ['昨天18:00', 'yesterday 18:00']],
      ['2026-11-26 18:00', '2026-11-23 10:00', ['11月26日（周四）18:00', 'Thursday 26 November 18:00']],
      ['2026-11-29 18:00', '2026-11-23 10:00', ['11月29日（周日）18:00', 'Sunday 29 November 18:00']],
      ['2026-12-03 18:00', '2026-11-23 10:00', ['12月3日18:00', '3 December 18:00']],
      ['2026-11-24 00:10', '2026-11-23 23:50', ['明天0:10', 'tomorrow 0:10']],
      ['2026-11-23 23:50', '2026-11-24 00:10', ['昨天23:50', 'yesterday 23:50']],
      ['2026-11-23 23:59', '2026-11-23 00:00', ['今天23:59', 'today 23:59']],
      ['2026-12-31 09:00', '2026-12-31 07:30', ['今天9:00', 'today 9:00']],
      ['2027-01-01 08:30', '2026-12-31 23:30', ['明天8:30', 'tomorrow 8:30']],
      ['2026-12-31 18:00', '2027-01-01 00:30', ['昨天18:00', 'yesterday 18:00']],
      ['2027-01-04 09:00', '2026-12-31 10:00', ['1月4日（周一）9:00', 'Monday 4 January 9:00']],
    ])('%s, said at %s, is told by the day', (due, now, said) => {
      expect(times.whenWords(at(due), at(now))).toBe(said[column]);
    });

    test.each([
      ['2026-11-23 10:30', ['30分钟内', 'within 30 minutes']],
      ['2026-11-23 10:04', ['5分钟内', 'within 5 minutes']],
      ['2026-11-23 12:00', ['两小时内', 'within two hours']],
      ['2026-11-23 11:30', ['今天11:30前', 'by today 11:30']],
      ['2026-11-23 14:30', ['今天14:30前', 'by today 14:30']],
      ['2026-11-24 09:00', ['明天9:00前', 'by tomorrow 9:00']],
    ])('until %s is promised so that it can be kept', (due, said) => {
      expect(times.byWords(at(due), at('2026-11-23 10:00'))).toBe(said[column]);
    });

    test.each([
      ['2026-11-26 18:00', '2026-11-23 10:00', ['还剩3个工作日', '3 working days left']],
      ['2026-11-30 09:00', '2026-11-27 17:00', ['还剩1个工作日', '1 working day left']],
      ['2026-11-23 14:30', '2026-11-23 10:00', ['今天14:30到期', 'due today 14:30']],
      ['2026-11-28 12:00', '2026-11-27 17:00', ['明天12:00到期', 'due tomorrow 12:00']],
      ['2026-11-23 09:00', '2026-11-23 10:00', ['已超时', 'overdue']],
      ['2026-11-19 18:00', '2026-11-23 10:00', ['已超2个工作日', '2 working days overdue']],
      ['2026-11-20 18:00', '2026-11-23 10:00', ['已超1个工作日', '1 working day overdue']],
      ['2027-01-04 09:00', '2026-12-31 10:00', ['还剩1个工作日', '1 working day left']],
    ])('%s, seen at %s, is counted in working days', (due, now, said) => {
      expect(times.leftWords(at(due), at(now), plainCalendar(['2027-01-01']))).toBe(said[column]);
    });
  });
});

test('the time of day is China time on a server in any zone', () => {
  const child = fileURLToPath(new URL('print-times.ts', import.meta.url));
  const zones = ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Auckland'];
  const instants = [at('2027-01-01 00:10'), at('2026-12-31 23:50')].map(String);
  const run = spawnSync(process.execPath, ['--import', 'tsx', child, ...instants, ...zones], { encoding: 'utf8' });
  const said = (hour: number) => [
    [hour, '明天0:10', '1月1日'],
    [hour, 'tomorrow 0:10', '1 January'],
  ];
  expect(JSON.parse(run.stdout)).toEqual([said(8), said(16), said(12)]);
});

test('every language has the same numbers to call in an emergency, in the same order', () => {
  const numbers = (text: string): string[] => [...text.matchAll(/\d{3,}/gu)].map(([number]) => number);
  for (const kind of KINDS) {
    const [first, ...others] = SPEAKERS.map(({ locale }) => numbers(locale.replies.emergencyNowhere(kind)));
    for (const other of others) expect(other).toEqual(first);
  }
});

test('English help says in English what each command does', () => {
  const lines = LOCALES.en.replies.helpForStaff('Sonam', COMMANDS).split('\n').slice(1);
  const does = lines.map((line, i) => line.replace(COMMANDS[i]?.form ?? '', ''));
  expect(does.filter((line) => /\p{Script=Han}/u.test(line))).toEqual([]);
});
