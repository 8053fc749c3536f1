import { describe, expect, test } from '@jest/globals';
import { evaluate, type LabelledMessage } from '../../src/understanding/evaluate.js';
import type { Understand, Understood } from '../../src/understanding/types.js';

const silent: Understood = {
  report: { is: false, confidence: 0 },
  category: { code: '1205', confidence: 0 },
  nature: '求助',
  urgency: 'C',
  emergency: null,
  place: null,
  area: null,
  phone: null,
  person: null,
  when: null,
  amounts: [],
  why: [],
};
const talk: LabelledMessage = {
  scene: 'group',
  text: '',
  report: false,
  category: null,
  nature: '无',
  urgency: null,
  place: null,
  phone: null,
  person: null,
};
const told: LabelledMessage = { ...talk, report: true, category: '0501', nature: '求助', urgency: 'C' };
const answering =
  (answers: Record<string, Partial<Understood>>): Understand =>
  (text) => ({ ...silent, ...answers[text] });
const yes = (confidence: number): Partial<Understood> => ({ report: { is: true, confidence } });

describe('the evaluation', () => {
  test('counts reports found, missed and invented', () => {
    const rows = [
      { ...told, text: 'found' },
      { ...told, text: 'missed' },
      { ...talk, text: 'invented' },
    ];
    const { report } = evaluate(rows, answering({ found: yes(0.9), invented: yes(0.5) }));
    expect(report.all).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5, of: 3 });
    expect(report.sureInGroup).toMatchObject({ precision: 1, recall: 0.5 });
    expect(report.direct.of).toBe(0);
  });

  test('takes category, nature and urgency from true reports only', () => {
    const rows = [{ ...told, text: 'right' }, { ...told, text: 'near' }, talk];
    const near = { category: { code: '0503', confidence: 1 }, nature: '投诉', urgency: 'B' } as const;
    const right = { category: { code: '0501', confidence: 1 } };
    const { class12, category60, nature, urgency } = evaluate(rows, answering({ right, near }));
    expect({ class12, category60, nature, urgency }).toEqual({
      class12: 1,
      category60: 0.5,
      nature: 0.5,
      urgency: 0.5,
    });
  });

  test('tells exact places from near ones, and reads written numbers', () => {
    const rows = [
      { ...told, text: 'a', place: '二社桥头', phone: '138-0000 0000' },
      { ...told, text: 'b', place: '三社' },
    ];
    const answers = { a: { place: '二社桥', phone: '13800000000' }, b: { place: '三社' } };
    const { place, placeNearly, phone } = evaluate(rows, answering(answers));
    expect([place.f1, placeNearly.f1, phone.f1]).toEqual([0.5, 1, 1]);
  });

  test('is all zeros for no messages', () => {
    const { report, class12, place, emergency } = evaluate([], answering({}));
    expect([report.all.f1, class12, place.f1, emergency.f1]).toEqual([0, 0, 0, 0]);
  });
});
