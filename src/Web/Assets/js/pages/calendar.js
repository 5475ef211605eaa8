// The calendar by keyboard: P, N and T press the links that say so.
import { plainKey } from '../plainKey.js';

document.addEventListener('keydown', (event) => {
  if (!plainKey(event)) return;
  document.querySelector(`[aria-keyshortcuts="${CSS.escape(event.key)}"]`)?.click();
});
// A link that was just made is ready to be copied.
document.querySelector('#feed input[readonly]')?.addEventListener('focus', ({ target }) => target.select());
