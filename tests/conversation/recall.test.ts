import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { IncomingMessage } from '../../src/ports/channel.js';
import { openTown, textsAt, type Town } from '../support/town.js';

let town: Town;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.close());

const takeBack = (who: string, key: string, where?: string) => {
  const gesture: IncomingMessage['gesture'] = { kind: 'recalled', key };
  return town.say(who, '', where, { gesture, addressed: where === undefined });
};

describe('what is taken back', () => {
  test('is withdrawn while nobody works on it, and whoever was asked to hears so', async () => {
    await town.say('zhuoma', '二社自来水停了', 'g2', { key: 'k1' });
    const said = await takeBack('zhuoma', 'k1', 'g2');
    expect((await town.cases())[0]?.state).toBe('withdrawn');
    expect(textsAt(said, 'suonan')).toContain('撤回');
  });

  test('stays when somebody works on it, who is told', async () => {
    await town.say('zhuoma', '二社自来水停了', 'g2', { key: 'k1' });
    await town.say('suonan', '/接单 1');
    const said = await takeBack('zhuoma', 'k1', 'g2');
    expect((await town.cases())[0]?.state).toBe('accepted');
    expect(textsAt(said, 'suonan')).toContain('撤回');
  });

  test('stays when it was a call for help: somebody is on the way', async () => {
    await town.say('zhuoma', '二社着火了，快来人', undefined, { key: 'k1' });
    await takeBack('zhuoma', 'k1');
    expect((await town.cases())[0]?.state).toBe('emergency');
  });

  test('leaves the case to the others who said it too', async () => {
    await town.say('zhuoma', '二社自来水停了', 'g2', { key: 'k1' });
    await town.say('cairang', '我家也停了', 'g2', { key: 'k2' });
    await takeBack('cairang', 'k2', 'g2');
    const [c] = await town.cases();
    expect(c?.reporters.map(({ key }) => key)).toEqual(['k1']);
    expect(c?.state).not.toBe('withdrawn');
  });

  test('is forgotten when a clerk was to say whether it is a report', async () => {
    await town.say('zhuoma', DOUBTFUL, 'g2', { key: 'k1' });
    expect((await town.messages()).map(({ status }) => status)).toEqual(['doubtful']);
    await takeBack('zhuoma', 'k1', 'g2');
    expect((await town.messages()).map(({ status }) => status)).toEqual(['handled', 'handled']);
    expect(JSON.stringify(await town.messages())).not.toContain(DOUBTFUL);
    expect(textsAt(await town.say('suonan', '1'), 'suonan')).not.toContain('GM-');
    expect(await town.cases()).toEqual([]);
  });

  test('is not what somebody else said', async () => {
    await town.say('zhuoma', '二社自来水停了', 'g2', { key: 'k1' });
    await takeBack('cairang', 'k1', 'g2');
    expect((await town.cases())[0]?.state).toBe('dispatched');
  });

  test('changes nothing when it is told twice, or nobody knows it', async () => {
    await town.say('zhuoma', '二社自来水停了', 'g2', { key: 'k1' });
    await takeBack('zhuoma', 'k1', 'g2');
    expect(await takeBack('zhuoma', 'k1', 'g2')).toEqual([]);
    const before = (await town.messages()).length;
    expect(await takeBack('zhuoma', 'never-heard', 'g2')).toEqual([]);
    expect((await town.messages()).length).toBe(before);
  });
});

const DOUBTFUL = '这路，唉';
