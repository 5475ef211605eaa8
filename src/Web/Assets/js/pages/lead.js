// A lead opened from a list: K and J go to the one before and after. What was done on the lead's pages does not lose the list.
import { plainKey } from '../plainKey.js';

const kept = 'list-from';
const place = document.querySelector('[data-neighbours]');
const from = new URLSearchParams(location.search).get('from');

if (from) sessionStorage.setItem(kept, from);
else if (place && sessionStorage.getItem(kept) && fromOwnPage()) find(sessionStorage.getItem(kept));

document.addEventListener('keydown', (event) => {
  if (plainKey(event)) document.querySelector(`.neighbours [data-press="${CSS.escape(event.key)}"]`)?.click();
});

// Only who comes back from a page of this same lead is still on the way through the list.
function fromOwnPage() {
  return document.referrer.startsWith(location.origin + location.pathname.split('/').slice(0, 3).join('/'));
}

async function find(list) {
  const answer = await fetch(`${place.dataset.neighbours}?from=${encodeURIComponent(list)}`);
  if (answer.ok) place.innerHTML = await answer.text();
}
// Corrected on a page of its own, as without htmx: the focus is back at the fact, too.
if (location.hash.startsWith('#fact-')) document.getElementById(location.hash.slice(1))?.querySelector('.fact-edit')?.focus();

// Correcting a fact by keyboard: the form takes the focus, Enter saves (Ctrl+Enter in a text of several lines), Esc gives up.
document.addEventListener('htmx:afterSettle', ({ target }) => {
  const form = target.closest?.('.fact')?.querySelector('.fact-form') ?? document.querySelector('.fact-form:not([data-open])');
  if (!form) {
    // The row is back: so is the focus, though the page was told to focus something when it was opened.
    if (target.closest?.('.fact')) target.closest('.fact').querySelector('.fact-edit[autofocus]')?.focus();
    return;
  }
  if (form.dataset.open) return;
  form.dataset.open = 'yes';
  const input = form.querySelector('[aria-invalid="true"], input:not([type=hidden]), select, textarea');
  input?.focus();
  if (input?.matches('input[type=text], input[type=number]')) input.select();
});

document.addEventListener('keydown', (event) => {
  const form = event.target.closest('.fact-form');
  if (!form) return;
  if (event.key === 'Escape') {
    event.preventDefault();
    form.querySelector('[data-cancel]').click();
  } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.matches('textarea')) {
    form.requestSubmit();
  }
});

// L begins a talk in one line, from anywhere on the page.
document.addEventListener('keydown', (event) => {
  if (event.key.toLowerCase() !== 'l' || !plainKey(event)) return;
  const line = document.getElementById('quick-line');
  if (!line) return;
  event.preventDefault();
  // At once, with room for what it was understood as: the next key would stop a smooth scroll half-way.
  line.focus({ preventScroll: true });
  line.scrollIntoView({ block: 'center', behavior: 'instant' });
});
