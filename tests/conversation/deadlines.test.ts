/** Deadlines with teeth, as clerks and villagers hear them: reminders, the next in line, the daily word on what is supervised. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.js';
import { MONDAY } from '../domain/case/world.js';
import { heardUntil, openTown, textsAt, type Heard, type Town } from '../support/town.js';

let town: Town;
beforeEach(async () => {
  town = await openTown();
  await town.say('zhuoma', '二社路口的路灯坏了三个，晚上看不见', 'g2');
});
afterEach(() => town.close());

const until = (then: number, step = 30 * MINUTE): Promise<Heard[]> => heardUntil(town, then, step);

describe('nobody takes it', () => {
  test('they are reminded half an hour before, once', async () => {
    const soon = textsAt(await until(MONDAY + 90 * MINUTE), 'suonan');
    expect(soon.match(/⏰ GM-0001/gu)).toHaveLength(1);
    expect(soon).toMatch(/请今天12:00前接单/u);
  });

  test('whoever took it hears nothing of the kind', async () => {
    await town.say('suonan', '/接单 1');
    expect(textsAt(await until(MONDAY + 3 * HOUR), 'suonan')).not.toContain('接单');
  });

  test('it goes to the next in line after as long again, the reporter is told, and either may take it', async () => {
    const all = await until(MONDAY + 7 * HOUR);
    expect(textsAt(all, 'lamu')).toMatch(/GM-0001（二社路灯）.*还没人接，请您来办：回 \/接单 1/u);
    expect(textsAt(all, 'g2')).toContain('拉姆社长');
    expect(textsAt(await town.say('suonan', '/接单 1'), 'lamu')).toContain('您不用管了');
  });

  test('it climbs one by one and stops at the top', async () => {
    const all = await until(MONDAY + 3 * DAY, 3 * HOUR);
    for (const who of ['lamu', 'wang', 'ma']) expect(textsAt(all, who).match(/还没人接，请您来办/gu)).toHaveLength(1);
  });
});

describe('a supervised case', () => {
  beforeEach(async () => {
    await town.say('suonan', '/接单 1');
    await town.say('ma', '/督办 1 5天');
  });

  test('is asked after every working morning, of whoever has it and of whoever is above', async () => {
    const all = await until(MONDAY + 2 * DAY + HOUR, HOUR);
    const asked = textsAt(all, 'suonan').match(/督办第\d天：GM-0001/gu);
    expect(asked).toEqual(['督办第1天：GM-0001', '督办第2天：GM-0001']);
    expect(textsAt(all, 'lamu')).toContain('督办第2天');
  });

  test('is asked after once when the service was down for days', async () => {
    const after = textsAt(await town.at(MONDAY + 3 * DAY), 'suonan');
    expect(after.match(/督办第/gu)).toHaveLength(1);
  });

  test('is left alone when it is done', async () => {
    await town.say('suonan', '/已联系 1');
    await town.say('suonan', '/办结 1 换了新灯');
    expect(textsAt(await until(MONDAY + DAY + HOUR, HOUR), 'suonan')).not.toContain('督办第');
  });
});
