// Draws the process. Without it, and on a phone, the same stands in the table and the list of stages.
import { Graph, layout } from '@dagrejs/dagre';

const drawing = document.getElementById('drawing');
const canvas = drawing.querySelector('.process-canvas');
const { stages, moves } = JSON.parse(document.getElementById('process-map').textContent);
const size = { width: 232, height: 76 };
const nodes = new Map();

function shape(name, attributes, ...inside) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...inside);
  return made;
}

// The straight way is laid out; ways past a stage and back are arcs beside it, past on one side, back on the other.
function placed() {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', ranksep: 36, nodesep: 160, marginx: 96, marginy: 4 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const stage of stages) graph.setNode(stage.key, { ...size });
  for (const { from, to, kind } of moves) if (kind === 'advance') graph.setEdge(from, to);
  layout(graph);
  return graph;
}

function way(graph, { from, to, kind }, turn) {
  const [start, end] = [graph.node(from), graph.node(to)];
  if (kind === 'advance') return `M${graph.edge(from, to).points.map(({ x, y }) => `${x} ${y}`).join('L')}`;
  const past = kind === 'skip';
  const side = past ? 1 : -1;
  const [out, back] = [start.x + side * size.width / 2, end.x + side * size.width / 2];
  const bend = side * (past ? 56 + 36 * (turn % 2) : 52);
  const [leave, arrive] = [start.y + side * 16, end.y - side * 16];
  return `M${out} ${leave}C${out + bend} ${leave} ${back + bend} ${arrive} ${back} ${arrive}`;
}

function tip(kind) {
  return shape('marker', { id: `tip-${kind}`, class: `tip tip-${kind}`, viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, orient: 'auto' }, shape('path', { d: 'M0 0L8 4L0 8Z' }));
}

function draw() {
  const graph = placed();
  const { width, height } = graph.graph();
  const svg = shape('svg', { class: 'process-svg', viewBox: `0 0 ${width} ${height}`, width, height, role: 'group', 'aria-label': canvas.dataset.label });
  svg.append(shape('defs', {}, tip('advance'), tip('skip'), tip('stepback')));
  for (const move of moves) {
    const d = way(graph, move, stages.findIndex(({ key }) => key === move.from));
    svg.append(shape('path', { class: `move move-${move.kind}`, d, 'marker-end': `url(#tip-${move.kind})` }, shape('title', {}, move.words)));
  }
  for (const { key, name, lines } of stages) {
    const { x, y } = graph.node(key);
    const node = shape(
      'a', { class: 'node', href: `#stage-${key}`, transform: `translate(${x - size.width / 2} ${y - size.height / 2})` },
      shape('rect', { ...size, rx: 8 }),
      shape('text', { class: 'node-name', x: size.width / 2, y: 26 }, `${name} `),
      ...lines.map((text, i) => shape('text', { class: 'node-line', x: size.width / 2, y: 46 + i * 18 }, `${text} `)));
    nodes.set(key, node);
    svg.append(node);
  }
  return svg;
}

const svg = draw();
const [whole, high] = [Number(svg.getAttribute('width')), Number(svg.getAttribute('height'))];
let scale = 1;

function zoom(by) {
  const fit = Math.min(1, canvas.clientWidth / whole);
  scale = by === 0 ? fit : Math.min(3, Math.max(0.4, scale * by));
  svg.setAttribute('width', whole * scale);
  svg.setAttribute('height', high * scale);
}

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
drawing.addEventListener('click', ({ target }) => {
  const button = target.closest('[data-zoom]');
  if (button) zoom(Number(button.dataset.zoom));
});

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
