import { addPerson } from './api.js';
import { h } from './dom.js';
import { toast } from './toast.js';

/** The form that lets somebody come whom the service does not know yet. */
export function newcomer({ store, onAdded }) {
  const name = h('input', { required: true, maxLength: 20, placeholder: '姓名', 'aria-label': '新来的人的姓名' });
  const group = h('select', { 'aria-label': '在哪个群' });
  const add = h('button', { type: 'submit', class: 'send' }, '加进来');
  const form = h('form', { class: 'newcomer-form' }, name, group, add);
  const element = h('details', { class: 'newcomer' }, h('summary', {}, '新来一位村民（格子铺还不认识的人）'), form);

  element.addEventListener('toggle', () => {
    const groups = store.get().world.groups.map(({ id, topic }) => h('option', { value: id }, topic));
    group.replaceChildren(...groups, h('option', { value: '' }, '不在群里'));
  });
  form.onsubmit = async (event) => {
    event.preventDefault();
    try {
      const person = await addPerson({ name: name.value.trim(), groups: group.value ? [group.value] : [] });
      name.value = '';
      element.open = false;
      await onAdded(person);
    } catch (error) {
      toast(error.message);
    }
  };
  return element;
}
