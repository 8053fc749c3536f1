const LARGEST = 8_000_000;

/** Reads a chosen file into what the simulator takes. */
export async function attachment(file) {
  if (file.size > LARGEST) throw new Error('文件太大了，最多8MB。');
  return { name: file.name, base64: await base64Of(file), duration: await durationOf(file) };
}

function base64Of(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(new Error('这个文件读不出来。'));
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(',') + 1));
    reader.readAsDataURL(file);
  });
}

/** Milliseconds of a sound that the browser can decode, else 0: WeChat's own formats are among the others. */
async function durationOf(file) {
  if (!file.type.startsWith('audio/')) return 0;
  try {
    const context = new OfflineAudioContext(1, 1, 16_000);
    return Math.round((await context.decodeAudioData(await file.arrayBuffer())).duration * 1000);
  } catch {
    return 0;
  }
}
