/** Comfort for the form, which works without it: keeps the draft, makes photos small, records a voice. */
const form = document.getElementById('report');
const village = location.pathname.split('/')[2] ?? '';
const store = `gezipu ${village}`;

/** A browser that keeps nothing, or a full one, is no reason to fail. */
function kept(write) {
  try {
    if (write === undefined) return JSON.parse(localStorage.getItem(store) ?? 'null');
    if (write === null) localStorage.removeItem(store);
    else localStorage.setItem(store, JSON.stringify(write));
  } catch {
    return null;
  }
  return null;
}

if (document.querySelector('[data-sent]')) kept(null);
if (form) begin(JSON.parse(form.dataset.words));

function begin(words) {
  const said = document.getElementById('said');
  const button = form.querySelector('button[type=submit]');
  keepDraft(words, said);
  keepSmall(document.getElementById('photos'));
  if (navigator.mediaDevices && window.MediaRecorder && window.AudioContext) offerRecorder(words, said);
  form.addEventListener('submit', (event) => {
    if (!navigator.onLine) {
      event.preventDefault();
      said.textContent = words.offline;
      return;
    }
    button.setAttribute('aria-disabled', 'true');
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = '1';
  });
  // Back from the next page, or from an error of the network.
  window.addEventListener('pageshow', () => {
    delete form.dataset.sent;
    button.removeAttribute('aria-disabled');
  });
}

/** With its token: what arrived although the answer was lost is not registered twice. */
function keepDraft(words, said) {
  const draft = kept();
  const isRefused = form.querySelector('[role=alert]') !== null;
  if (draft && !isRefused) {
    for (const [name, value] of Object.entries(draft)) {
      const field = form.elements[name];
      if (!field || (name === 'grid' && field.value)) continue;
      if (field.type === 'checkbox') field.checked = value === '1';
      else field.value = value;
    }
    if (draft.text) said.textContent = words.kept;
  }
  const keep = () => {
    const now = {};
    for (const [name, value] of new FormData(form)) if (typeof value === 'string' && value !== '') now[name] = value;
    kept(now);
  };
  form.addEventListener('input', keep);
  form.addEventListener('change', keep);
}

const LONGEST_SIDE = 1600;

/** What a browser cannot read is sent as it is, and judged there. */
async function smaller(file) {
  if (file.size < 500_000) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8));
    return blob && blob.size < file.size ? new File([blob], 'photo.jpg', { type: 'image/jpeg' }) : file;
  } catch {
    return file;
  }
}

function keepSmall(input) {
  input.addEventListener('change', async () => {
    const files = await Promise.all([...input.files].map(smaller));
    put(input, files);
  });
}

function put(input, files) {
  const all = new DataTransfer();
  for (const file of files) all.items.add(file);
  input.files = all.files;
}

/** Recorders of browsers write what no clerk's phone plays everywhere: it is sent as plain samples, 16 kHz. */
const RATE = 16_000;
const LONGEST_VOICE = 60_000;

function offerRecorder(words, said) {
  const place = document.getElementById('recorder');
  const input = document.getElementById('voice');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quiet';
  button.textContent = words.start;
  place.append(button);
  place.hidden = false;
  let recorder = null;
  button.addEventListener('click', async () => {
    if (recorder) {
      recorder.stop();
      return;
    }
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      recorder = record(stream, async (blob) => {
        recorder = null;
        button.textContent = words.again;
        try {
          put(input, [await plain(blob)]);
          play(place, blob);
        } catch {
          // Too short to be anything.
          said.textContent = words.refused;
        }
      });
      button.textContent = words.stop;
    } catch {
      recorder = null;
      said.textContent = words.refused;
    }
  });
}

function record(stream, done) {
  const recorder = new MediaRecorder(stream);
  const parts = [];
  const end = setTimeout(() => recorder.stop(), LONGEST_VOICE - 1_000);
  recorder.addEventListener('dataavailable', (event) => parts.push(event.data));
  recorder.addEventListener('stop', () => {
    clearTimeout(end);
    for (const track of stream.getTracks()) track.stop();
    void done(new Blob(parts, { type: recorder.mimeType }));
  });
  recorder.start();
  return recorder;
}

function play(place, blob) {
  place.querySelector('audio')?.remove();
  const audio = document.createElement('audio');
  audio.controls = true;
  audio.src = URL.createObjectURL(blob);
  place.append(audio);
}

async function plain(blob) {
  const context = new AudioContext();
  const whole = await context.decodeAudioData(await blob.arrayBuffer());
  await context.close();
  const length = Math.ceil(whole.duration * RATE);
  const offline = new OfflineAudioContext(1, length, RATE);
  const source = offline.createBufferSource();
  source.buffer = whole;
  source.connect(offline.destination);
  source.start();
  const samples = (await offline.startRendering()).getChannelData(0);
  return new File([wav(samples)], 'voice.wav', { type: 'audio/wav' });
}

function wav(samples) {
  const view = new DataView(new ArrayBuffer(44 + samples.length * 2));
  const text = (at, word) => [...word].forEach((letter, nth) => view.setUint8(at + nth, letter.charCodeAt(0)));
  text(0, 'RIFF');
  view.setUint32(4, 36 + samples.length * 2, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, RATE, true);
  view.setUint32(28, RATE * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, nth) => view.setInt16(44 + nth * 2, Math.max(-1, Math.min(1, sample)) * 32767, true));
  return view.buffer;
}
