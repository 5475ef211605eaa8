// Today by keyboard: J and K go down and up, Enter opens, D is done, P puts off, C takes up or gives back, A decides, Z takes the last one back. What was worked on keeps its place.
import { plainKey } from '../plainKey.js';

const links = [...document.querySelectorAll('.work-link')];
const place = 'work-place';

document.addEventListener('keydown', (event) => {
  if (plainKey(event) && event.key === 'z') document.querySelector('#flash [data-press=z]')?.click();
});

if (links.length > 0) {
  const last = sessionStorage.getItem(place);
  if (last !== null) links[Math.min(Number(last), links.length - 1)].focus();
  sessionStorage.removeItem(place);

  document.addEventListener('keydown', (event) => {
    if (!plainKey(event)) return;
    const item = event.target.closest('.work-item');
    const here = item ? links.indexOf(item.querySelector('.work-link')) : -1;
    if (event.key === 'j') links[Math.min(here + 1, links.length - 1)].focus();
    else if (event.key === 'k') links[Math.max(here - 1, 0)].focus();
    else item?.querySelector(`[data-press="${CSS.escape(event.key)}"]`)?.click();
  });

  // What is opened by its key is written in at once.
  document.addEventListener('toggle', ({ target }) => {
    if (target.open && target.closest('.work-item')) target.querySelector('textarea')?.focus();
  }, true);

  document.addEventListener('submit', ({ target }) => {
    const item = target.closest('.work-item');
    if (item) sessionStorage.setItem(place, links.indexOf(item.querySelector('.work-link')));
  });
}
