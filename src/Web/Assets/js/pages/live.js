// An open lead follows what colleagues do: parts that nobody is typing in are shown anew, what is typed stays.
import { listen } from '../live.js';

const shown = document.querySelector('[data-live-at]');

listen((change) => {
  if (change.lead === shown.dataset.liveLead && change.at > Number(shown.dataset.liveAt)) follow(change);
});

async function follow({ at, by, mine }) {
  shown.dataset.liveAt = at;
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
  await settled();
  for (const part of document.querySelectorAll('[data-live]')) {
    const next = fresh.querySelector(`[data-live="${part.dataset.live}"]`);
    if (!next || part.contains(document.activeElement) || isTypedIn(part)) continue;
    part.replaceWith(document.adoptNode(next));
    next.dispatchEvent(new CustomEvent('shown-anew', { bubbles: true }));
  }

  if (mine || !by) return;
  const note = document.createElement('div');
  note.className = 'alert alert-info';
  note.textContent = shown.dataset.liveSaid.replace('{0}', by);
  document.getElementById('flash').replaceChildren(note);
}

// What is being put into the page is neither focused nor typed in yet: taken away now, the focus would be lost with it.
async function settled() {
  while (document.querySelector('.htmx-request, .htmx-swapping, .htmx-added, .htmx-settling')) await new Promise((go) => { setTimeout(go, 50); });
}

function isTypedIn(part) {
  return [...part.querySelectorAll('input:not([type=hidden]), textarea, select')].some((field) =>
    field.tagName === 'SELECT' ? [...field.options].some((option) => option.selected !== option.defaultSelected)
      : field.type === 'checkbox' || field.type === 'radio' ? field.checked !== field.defaultChecked
        : field.value !== field.defaultValue);
}
