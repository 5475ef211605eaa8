// Draws the process. Without it, and on a phone, the same stands in the table and the list of stages.
import { draw, zoomable } from '../process/drawing.js';

const drawing = document.getElementById('drawing');
const canvas = drawing.querySelector('.process-canvas');
const { svg, nodes } = draw(JSON.parse(document.getElementById('process-map').textContent), canvas.dataset.label);
zoomable(drawing, canvas, () => svg);

function choose(key, asked = true) {
  if (!nodes.has(key)) return;
  for (const [other, node] of nodes) {
    const chosen = other === key;
    node.toggleAttribute('data-chosen', chosen);
    if (chosen && asked) document.querySelector(`#stage-${other} details`).open = true;
    document.getElementById(`stage-${other}`).toggleAttribute('data-chosen', chosen);
  }
}

const keyIn = (address) => address.slice(address.indexOf('#stage-') + 7);
const keys = [...nodes.keys()];

svg.addEventListener('focusin', ({ target }) => choose(keyIn(target.closest('.node').getAttribute('href'))));
svg.addEventListener('click', (event) => {
  const node = event.target.closest('.node');
  if (!node) return;
  event.preventDefault();
  const key = keyIn(node.getAttribute('href'));
  choose(key);
  // By keyboard one goes on reading there; a mouse stays where it is.
  if (event.detail === 0) document.querySelector(`#stage-${key} summary`).focus();
});
svg.addEventListener('keydown', (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const node = event.target.closest('.node');
  if (!step || !node) return;
  event.preventDefault();
  nodes.get(keys[Math.min(keys.length - 1, Math.max(0, keys.indexOf(keyIn(node.getAttribute('href'))) + step))]).focus();
});
document.getElementById('process').addEventListener('keydown', (event) => {
  const card = event.key === 'Escape' && event.target.closest('.stage-card');
  if (card) nodes.get(keyIn(`#${card.id}`)).focus();
});
window.addEventListener('hashchange', () => choose(keyIn(location.hash)));
const print = document.querySelector('[data-print]');
print.hidden = false;
print.addEventListener('click', () => window.print());

canvas.append(svg);
drawing.hidden = false;
document.getElementById('process').classList.add('process-drawn');
// The drawing comes first where it is seen; the table says the same in numbers. On a phone nine stages in full would be a long way down.
const open = (all) => document.querySelectorAll('.stage-card details').forEach((stage) => { stage.open = all; });
if (matchMedia('(min-width: 48rem)').matches) document.getElementById('process').after(document.getElementById('overview'));
else open(false);
window.addEventListener('beforeprint', () => open(true));
const asked = location.hash.startsWith('#stage-');
choose(asked ? keyIn(location.hash) : keys[0], asked);
