// Drafts in this tab's own store, by person and by where the form is sent: only what was typed, never a secret, a file or what the page itself says.
const { person } = document.body.dataset;
const typed = 'input:not([type="hidden"], [type="file"], [type="password"], [type="submit"], [type="button"], [autocomplete="one-time-code"], [readonly]), textarea:not([readonly]), select';

export const keepable = (form) => Boolean(person) && form.getAttribute('method') === 'post' && !form.querySelector('[type="password"]') && fields(form).length > 0;

const fields = (form) => [...form.elements].filter((field) => field.name && field.matches(typed));

const hidden = (form, name) => [...form.elements].filter((field) => field.type === 'hidden' && name.test(field.name));

function keyOf(form) {
  const address = new URL(form.getAttribute('hx-post') || form.getAttribute('action') || location.href, location.href);
  address.searchParams.delete('from');
  return `draft:${person}:${address.pathname}${address.search}#${hidden(form, /(^|\.)(part|lead|key|id)$/i).map((field) => field.value)}`;
}

const read = (form) => JSON.parse(sessionStorage.getItem(keyOf(form)));

const ticked = (field) => field.type === 'checkbox' || field.type === 'radio';

const stateOf = (field) => (ticked(field) ? field.checked : field.multiple ? [...field.selectedOptions].map((option) => option.value) : field.value);

const isDirty = (field) => (ticked(field) ? field.checked !== field.defaultChecked
  : field.options ? [...field.options].some((option, at) => option.selected !== (option.defaultSelected || (!field.multiple && at === 0 && ![...field.options].some((other) => other.defaultSelected))))
    : field.value !== field.defaultValue);

function put(field, state) {
  if (ticked(field)) field.checked = state;
  else if (field.multiple) for (const option of field.options) option.selected = state.includes(option.value);
  else if (!field.options || [...field.options].some((option) => option.value === state)) field.value = state;
}

const versionOf = (form) => hidden(form, /(^|\.)version$/i)[0]?.value;

export function keep(form) {
  const before = read(form);
  const names = new Set([...Object.keys(before?.fields ?? {}), ...fields(form).filter(isDirty).map((field) => field.name)]);
  if (names.size === 0) return;
  const draft = { id: before?.id ?? Math.random().toString(36).slice(2) + Date.now().toString(36), at: Date.now(), version: versionOf(form), ids: {}, fields: {} };
  for (const field of hidden(form, /NewId$/)) draft.ids[field.name] = field.value;
  for (const name of names) draft.fields[name] = fields(form).filter((field) => field.name === name).map(stateOf);
  mark(form, draft.id);
  try {
    sessionStorage.setItem(keyOf(form), JSON.stringify(draft));
  } catch {
    // The store is full: the form still holds what was typed.
  }
}

export function forget(form) {
  sessionStorage.removeItem(keyOf(form));
  form.elements.namedItem('__Draft')?.remove();
}

// Puts a draft back on top of what the page says by now; null when there is none or the page says it already.
export function restore(form) {
  const draft = read(form);
  if (!draft || form.elements.namedItem('__Draft')) return null;
  mark(form, draft.id);
  const [before, ids] = [new Map(fields(form).map((field) => [field, stateOf(field)])), hidden(form, /NewId$/).map((field) => [field, field.value])];
  for (const [name, states] of Object.entries(draft.fields)) {
    fields(form).filter((field) => field.name === name).forEach((field, at) => {
      if (states[at] !== undefined) put(field, states[at]);
    });
  }
  const changed = [...before].filter(([field, state]) => String(stateOf(field)) !== String(state));
  if (changed.length === 0) return null;
  for (const [field] of ids) if (draft.ids[field.name]) field.value = draft.ids[field.name];
  for (const [field] of changed) for (let around = field.closest('details'); around; around = around.parentElement.closest('details')) around.open = true;

  return {
    at: draft.at,
    changed: draft.version !== undefined && draft.version !== versionOf(form),
    undo: () => {
      before.forEach((state, field) => put(field, state));
      for (const [field, id] of ids) field.value = id;
    },
  };
}

// The desk says by a cookie which drafts it has taken.
export function settle() {
  for (const [, id] of document.cookie.matchAll(/\bdraft\.([a-z0-9]+)=/g)) {
    for (const key of Object.keys(sessionStorage).filter((one) => one.startsWith('draft:'))) {
      if (JSON.parse(sessionStorage.getItem(key)).id !== id) continue;
      sessionStorage.removeItem(key);
      document.cookie = `draft.${id}=; Max-Age=0; Path=/`;
    }
  }
}

function mark(form, id) {
  let input = form.elements.namedItem('__Draft');
  if (!input) {
    input = document.createElement('input');
    [input.type, input.name] = ['hidden', '__Draft'];
    form.append(input);
  }
  input.value = id;
}
