// The list by keyboard: J and K go down and up, X chooses, Enter opens, / searches. The bar below appears once something is chosen.
import { plainKey } from '../plainKey.js';

const rows = [...document.querySelectorAll('.leads tbody tr')];
const links = rows.map((row) => row.querySelector('th a'));
const boxes = rows.map((row) => row.querySelector('input[name="lead"]')).filter(Boolean);
const bar = document.querySelector('.many-bar');
const all = document.querySelector('[data-pick-all]');
const none = document.querySelector('[data-pick-none]');
const search = document.querySelector('input[name="q"]');
let last = null;

if (bar) {
  all.hidden = false;
  none.hidden = false;
  all.addEventListener('change', () => choose(boxes, all.checked));
  none.addEventListener('click', () => choose(boxes, false));
  for (const box of boxes) box.addEventListener('click', pick);
  tell();
}
addEventListener('pageshow', () => bar && tell());

document.addEventListener('keydown', (event) => {
  if (!plainKey(event)) return;
  const here = rows.indexOf(event.target.closest('tbody tr'));
  if (event.key === '/') search.focus();
  else if (event.key === 'j') links[Math.min(here + 1, links.length - 1)]?.focus();
  else if (event.key === 'k') links[Math.max(here - 1, 0)]?.focus();
  else if (event.key === 'x' && here >= 0 && boxes[here]) choose([boxes[here]], !boxes[here].checked);
  else if (event.key === 'Enter' && event.target === boxes[here]) links[here].click();
  else if (event.key === 'Escape' && boxes.some((box) => box.checked)) choose(boxes, false);
  else return;
  event.preventDefault();
});

// With Shift everything between this box and the one before becomes like this one.
function pick(event) {
  const now = boxes.indexOf(event.target);
  if (event.shiftKey && last !== null) {
    choose(boxes.slice(Math.min(last, now), Math.max(last, now) + 1), event.target.checked);
  }
  last = now;
  tell();
}

function choose(some, on) {
  for (const box of some) box.checked = on;
  tell();
}

function tell() {
  const count = boxes.filter((box) => box.checked).length;
  const { many, one } = bar.closest('form').dataset;
  bar.hidden = count === 0;
  bar.querySelector('.many-count').textContent = (count === 1 ? one : many).replace('{0}', count);
  all.checked = count > 0 && count === boxes.length;
  all.indeterminate = count > 0 && count < boxes.length;
}
