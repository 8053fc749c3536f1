import { say } from './api.js';
import { attachment } from './attach.js';
import { h, icon, ICONS } from './dom.js';
import { mentionList } from './mentions.js';
import { toast } from './toast.js';

/** Grows with the text up to this, in pixels. */
const TALLEST = 160;
const VOICES = 'audio/*,.sil,.silk,.amr';

/** Where one types. `speaker` gives the id of who speaks now; `names` whom a group's message can mention. */
export function composer({ conversation, speaker, names }) {
  let quote = null;
  const input = h('textarea', { rows: 1, placeholder: '说点什么…', 'aria-label': '要说的话', enterKeyHint: 'send' });
  const quoting = h('div', { class: 'quoting', hidden: true });
  const mentions = mentionList(input, names);
  const sendButton = h('button', { class: 'send', type: 'submit', disabled: true }, '发送');

  async function send(line) {
    try {
      await say({ as: speaker(), in: conversation.room ? conversation.id : undefined, ...line });
      return true;
    } catch (error) {
      toast(error.message);
      return false;
    }
  }

  async function submit(event) {
    event?.preventDefault();
    const text = input.value.trim();
    if (text === '') return;
    const quoted = quote;
    setText('');
    setQuote(null);
    if (await send({ text, quote: quoted?.id })) return;
    // What was typed is not lost, unless something else has been typed since.
    if (input.value === '') setText(text);
    setQuote(quote ?? quoted);
  }

  function setText(text) {
    input.value = text;
    fit();
  }

  function fit() {
    sendButton.disabled = input.value.trim() === '';
    input.style.height = 'auto';
    input.style.height = `${Math.min(TALLEST, input.scrollHeight)}px`;
  }

  function setQuote(message) {
    quote = message;
    quoting.hidden = !message;
    if (!message) return quoting.replaceChildren();
    const cancel = h(
      'button',
      { type: 'button', class: 'icon-button', 'aria-label': '不引用了', onclick: () => setQuote(null) },
      icon(ICONS.close),
    );
    quoting.replaceChildren(h('span', {}, `${message.senderName}：${message.text || '[文件]'}`), cancel);
    input.focus();
  }

  input.addEventListener('input', fit);
  input.addEventListener('keydown', (event) => {
    // While Chinese is being composed, Enter chooses a word.
    if (event.isComposing || mentions.onKey(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) void submit(event);
  });

  const sendFile = async (file) => {
    const media = await attachment(file).catch((error) => void toast(error.message));
    if (media) await send({ media });
  };
  const at = conversation.room && toolButton(ICONS.at, '提到谁', () => startMention(input));
  const tools = h(
    'div',
    { class: 'tools' },
    fileButton(ICONS.picture, '发图片', 'image/*', sendFile),
    fileButton(ICONS.voice, '发语音文件', VOICES, sendFile),
    at,
  );
  const element = h(
    'form',
    { class: 'composer', onsubmit: submit },
    mentions.element,
    quoting,
    tools,
    h('div', { class: 'composer-row' }, input, sendButton),
  );
  return { element, setQuote, focus: () => input.focus() };
}

function startMention(input) {
  input.focus();
  input.setRangeText('@', input.selectionStart, input.selectionEnd, 'end');
  input.dispatchEvent(new Event('input'));
}

function toolButton(path, label, onclick) {
  return h('button', { type: 'button', class: 'icon-button', title: label, 'aria-label': label, onclick }, icon(path));
}

function fileButton(path, label, accept, onFile) {
  const input = h('input', { type: 'file', accept, hidden: true });
  input.onchange = () => {
    const [file] = input.files;
    input.value = '';
    if (file) void onFile(file);
  };
  return h(
    'span',
    {},
    input,
    toolButton(path, label, () => input.click()),
  );
}
