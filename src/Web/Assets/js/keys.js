// Keys of every page: Ctrl-K (or /) finds, ? tells the keys, g and a letter goes somewhere; a letter alone presses what bears it in data-key.
// The palette itself is loaded when it is first asked for, from the template that waits in the page.
import { plainKey } from './plainKey.js';

const parts = document.getElementById('palette-parts');
let going;

const open = (what) => {
  parts.dataset.open = what;
  if (document.getElementById('palette')) document.dispatchEvent(new Event('palette'));
  else document.body.append(parts.content.cloneNode(true));
};

const press = (element, event) => {
  event.preventDefault();
  event.stopPropagation();
  element.click();
};

if (parts) {
  const opener = document.querySelector('.search-open');
  if (/Mac|iP/.test(navigator.platform)) opener.querySelector('kbd').textContent = '⌘K';
  opener.closest('form').addEventListener('submit', (event) => {
    event.preventDefault();
    open('find');
  });

  // Before the page's own keys: g and p is a way to go, not p alone.
  addEventListener('keydown', (event) => {
    const { key } = event;
    if (event.isComposing) return;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && (key.toLowerCase() === 'k' || (event.code === 'KeyK' && !/[a-z]/i.test(key)))) {
      event.preventDefault();
      // What is being filled in there would be lost.
      if (!document.querySelector('dialog[open]:not(.sheet)')) open('find');
      return;
    }

    if (!/^[a-z?/]$/.test(key) || !plainKey(event)) return;
    if (going) {
      clearTimeout(going);
      going = undefined;
      const goal = document.querySelector(`a[data-go="${CSS.escape(key)}"]`);
      if (goal) press(goal, event);
      else event.stopPropagation();
    } else if (key === 'g') going = setTimeout(() => { going = undefined; }, 1500);
    else if (key === '?' || (key === '/' && !document.querySelector('[aria-keyshortcuts="/"]'))) {
      event.preventDefault();
      open(key === '?' ? 'keys' : 'find');
    } else {
      const bearer = document.querySelector(`[data-key="${CSS.escape(key)}"]`);
      if (!bearer) return;
      press(bearer, event);
      bearer.closest('details[open]')?.querySelector('form :is(input, select, textarea):not([type=hidden])')?.focus();
    }
  }, true);

  // Which leads this tab has opened, for the palette: ids only, a name is told by the desk to whoever may hear it.
  const lead = /^\/leads\/([0-9a-f-]{36})$/.exec(location.pathname)?.[1];
  if (lead) {
    const others = (sessionStorage.getItem('leads') ?? '').split(',').filter((id) => id && id !== lead);
    sessionStorage.setItem('leads', [lead, ...others].slice(0, 8).join(','));
  }
}
