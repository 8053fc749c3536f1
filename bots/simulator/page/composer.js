import { say } from './api.js';
import { attachment } from './attach.js';
import { h } from './dom.js';
import { mentionList } from './mentions.js';
import { quoteBar } from './quoting.js';
import { toast } from './toast.js';
import { toolbar } from './tools.js';

/** Grows with the text up to this, in pixels. */
const TALLEST = 160;

/** Where one types. `speaker` gives the id of who speaks now; `names` whom a group's message can mention. */
export function composer({ conversation, speaker, names }) {
  const { id, room } = conversation;
  const send = (line) => say({ as: speaker(), in: room ? id : undefined, ...line }).then(() => true, refused);
  const sendFile = async (file) => {
    const media = await attachment(file).catch(refused);
    if (media) await send({ media });
  };
  const typing = typingBox({ names, send });
  const tools = toolbar({ onFile: sendFile, onMention: room ? typing.startMention : undefined });
  typing.element.querySelector('.composer-row').before(tools);
  return typing;
}

function refused(error) {
  toast(error.message);
  return false;
}

function typingBox({ names, send }) {
  const input = h('textarea', { rows: 1, placeholder: '说点什么…', 'aria-label': '要说的话', enterKeyHint: 'send' });
  const quote = quoteBar();
  const mentions = mentionList(input, names);
  const sendButton = h('button', { class: 'send', type: 'submit', disabled: true }, '发送');

  async function submit(event) {
    event.preventDefault();
    const text = input.value.trim();
    if (text === '') return;
    const quoted = quote.get();
    setText('');
    quote.set(null);
    if ((await send({ text, quote: quoted?.id })) || input.value !== '') return;
    // What could not be said is not lost, unless something else is being typed already.
    setText(text);
    quote.set(quoted);
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
    quote.set(message);
    input.focus();
  }

  function startMention() {
    input.focus();
    input.setRangeText('@', input.selectionStart, input.selectionEnd, 'end');
    input.dispatchEvent(new Event('input'));
  }

  input.addEventListener('input', fit);
  input.addEventListener('keydown', (event) => {
    // While Chinese is being composed, Enter chooses a word.
    if (event.isComposing || mentions.onKey(event)) return;
    if (event.key === 'Enter' && !event.shiftKey) void submit(event);
  });
  const row = h('div', { class: 'composer-row' }, input, sendButton);
  const element = h('form', { class: 'composer', onsubmit: submit }, mentions.element, quote.element, row);
  return { element, setQuote, startMention, focus: () => input.focus() };
}
