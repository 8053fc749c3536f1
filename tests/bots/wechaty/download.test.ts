import { expect, test } from '@jest/globals';
import { createDownload } from '../../../bots/wechaty/download.js';

const away = async (): Promise<Uint8Array> => {
  throw new Error('获取声音失败');
};

test('what cannot be had is worth trying again, until there is no hope', async () => {
  const download = createDownload();
  for (let tries = 1; tries < 6; tries += 1) await expect(download('a', away)).rejects.toThrow('获取声音失败');
  expect(await download('a', away)).toEqual(new Uint8Array());
});

test('failures of one message are not those of another, and are forgotten once it is there', async () => {
  const download = createDownload();
  const bytes = new Uint8Array([1]);
  for (let tries = 1; tries < 6; tries += 1) await expect(download('a', away)).rejects.toThrow();
  await expect(download('b', away)).rejects.toThrow();
  expect(await download('a', async () => bytes)).toBe(bytes);
  await expect(download('a', away)).rejects.toThrow();
});

test('an answer without bytes is none', async () => {
  await expect(createDownload()('a', async () => new Uint8Array())).rejects.toThrow('no bytes');
});

test('what is too large is not tried again', async () => {
  const large = async (): Promise<Uint8Array> => {
    throw new Error('maxContentLength size of 8388608 exceeded');
  };
  expect(await createDownload()('a', large)).toEqual(new Uint8Array());
});
