import { mediaUrl } from './api.js';
import { avatar } from './avatar.js';
import { clockTime, seconds } from './clock.js';
import { h, icon, ICONS } from './dom.js';
import { toast } from './toast.js';

/** One message. `own` stands on the right; `onQuote` is called when it is to be quoted. */
export function bubble(message, { own, named, onQuote }) {
  const bot = message.sender === null;
  return h(
    'article',
    { class: `message${own ? ' own' : ''}${bot ? ' from-bot' : ''}`, 'data-id': message.id },
    avatar(message.senderName, bot ? 'bot' : 'person'),
    h(
      'div',
      { class: 'message-body' },
      named && !own && h('div', { class: 'message-name' }, message.senderName),
      h('div', { class: 'message-row' }, content(message), quoteButton(message, onQuote)),
      message.quote && quoted(message.quote),
    ),
  );
}

export function timeLine(at) {
  return h('div', { class: 'time-line' }, h('time', { dateTime: new Date(at).toISOString() }, clockTime(at)));
}

function quoteButton(message, onQuote) {
  const label = `引用${message.senderName}的话`;
  return h(
    'button',
    { class: 'quote-button', type: 'button', title: '引用', 'aria-label': label, onclick: () => onQuote(message) },
    icon(ICONS.quote),
  );
}

function quoted({ senderName, text }) {
  return h('div', { class: 'quoted' }, `${senderName}：${text}`);
}

function content(message) {
  switch (message.media?.kind) {
    case 'image':
      return picture(message);
    case 'voice':
      return voice(message);
    case 'video':
    case 'file':
      return fileCard(message);
    default:
      return h('div', { class: 'bubble' }, withLinks(message.text));
  }
}

/** Addresses in a text can be followed. */
function withLinks(text) {
  const parts = text.split(/(https?:\/\/[\w./?#&=%:~+@-]+)/);
  return parts.map((part, index) =>
    index % 2 === 1 ? h('a', { href: part, target: '_blank', rel: 'noopener' }, part) : part,
  );
}

function picture({ id, media }) {
  const image = h('img', { src: mediaUrl(id), alt: media.name, loading: 'lazy' });
  return h('a', { class: 'picture', href: mediaUrl(id), target: '_blank', rel: 'noopener' }, image);
}

function fileCard({ id, media }) {
  return h('a', { class: 'bubble file-card', href: mediaUrl(id), download: media.name }, icon(ICONS.file), media.name);
}

/** Longer voices are wider, as in WeChat. */
function voice({ id, media }) {
  const sound = new Audio();
  sound.preload = 'none';
  const button = h('button', {
    class: 'bubble voice',
    type: 'button',
    'aria-label': `播放语音 ${seconds(media.duration)}`,
  });
  const show = (playing) => {
    button.classList.toggle('playing', playing);
    button.replaceChildren(icon(playing ? ICONS.stop : ICONS.play), h('span', {}, seconds(media.duration) || '语音'));
  };
  show(false);
  button.style.width = `${Math.min(14, 5 + media.duration / 6000)}rem`;
  button.onclick = () => {
    if (!sound.paused) return sound.pause();
    sound.src ||= mediaUrl(id);
    sound.currentTime = 0;
    sound.play().catch(() => toast('浏览器放不了这种语音，格子铺听得懂就行。'));
  };
  for (const event of ['play', 'pause', 'ended']) sound.addEventListener(event, () => show(event === 'play'));
  return button;
}
