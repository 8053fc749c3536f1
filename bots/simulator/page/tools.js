import { h, icon, ICONS } from './dom.js';

const VOICES = 'audio/*,.sil,.silk,.amr';

/** The buttons over the typing box. `onMention` is absent where nobody can be mentioned. */
export function toolbar({ onFile, onMention }) {
  return h(
    'div',
    { class: 'tools' },
    fileButton(ICONS.picture, '发图片', 'image/*', onFile),
    fileButton(ICONS.voice, '发语音文件', VOICES, onFile),
    onMention && toolButton(ICONS.at, '提到谁', onMention),
  );
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
  const button = toolButton(path, label, () => input.click());
  return h('span', {}, input, button);
}
