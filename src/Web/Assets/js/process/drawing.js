// Draws a process as an SVG of classes and attributes: laid out by dagre, drawn by ourselves, the same for what runs and for a draft.
import { Graph, layout } from '@dagrejs/dagre';

const size = { width: 232, height: 76 };
const signs = { added: '+', removed: '−', changed: '≠' };

function shape(name, attributes, ...inside) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...inside);
  return made;
}

// The straight way is laid out; ways past a stage and back are arcs beside it, past on one side, back on the other.
function placed(stages, moves) {
  const graph = new Graph();
  graph.setGraph({ rankdir: 'TB', ranksep: 36, nodesep: 160, marginx: 96, marginy: 10 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const stage of stages) graph.setNode(stage.key, { ...size });
  for (const { from, to, kind } of moves) if (kind === 'advance' || kind === 'gone') graph.setEdge(from, to);
  layout(graph);
  return graph;
}

function way(graph, { from, to, kind }, turn) {
  const [start, end] = [graph.node(from), graph.node(to)];
  if (kind === 'advance' || kind === 'gone') return `M${graph.edge(from, to).points.map(({ x, y }) => `${x} ${y}`).join('L')}`;
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

// A sign says what differs, beside the colour.
function sign(mark) {
  return shape('g', { class: `mark mark-${mark}`, transform: `translate(${size.width - 4} 4)` }, shape('circle', { r: 11 }), shape('text', { y: 5 }, signs[mark]));
}

export function draw({ stages, moves }, label) {
  const graph = placed(stages, moves);
  const { width, height } = graph.graph();
  const nodes = new Map();
  const svg = shape('svg', { class: 'process-svg', viewBox: `0 0 ${width} ${height}`, width, height, role: 'group', 'aria-label': label });
  svg.append(shape('defs', {}, tip('advance'), tip('skip'), tip('stepback'), tip('gone')));
  for (const move of moves) {
    const d = way(graph, move, stages.findIndex(({ key }) => key === move.from));
    svg.append(shape('path', { class: `move move-${move.kind}${move.mark ? ` move-${move.mark}` : ''}`, d, 'marker-end': `url(#tip-${move.kind})` }, shape('title', {}, move.words)));
  }
  for (const { key, name, lines, mark } of stages) {
    const { x, y } = graph.node(key);
    const node = shape(
      'a', { class: `node${mark ? ` node-${mark}` : ''}`, href: `#stage-${key}`, transform: `translate(${x - size.width / 2} ${y - size.height / 2})` },
      shape('rect', { ...size, rx: 8 }),
      shape('text', { class: 'node-name', x: size.width / 2, y: 26 }, `${name} `),
      ...lines.map((text, i) => shape('text', { class: 'node-line', x: size.width / 2, y: 46 + i * 18 }, `${text} `)),
      ...(mark ? [sign(mark)] : []));
    nodes.set(key, node);
    svg.append(node);
  }
  return { svg, nodes };
}

// Larger and smaller by the buttons of a drawing, whole by its own.
export function zoomable(drawing, canvas, svgOf) {
  let scale = 1;
  const zoom = (by) => {
    const svg = svgOf();
    const [, , whole, high] = svg.getAttribute('viewBox').split(' ').map(Number);
    scale = by === 0 ? Math.min(1, canvas.clientWidth / whole) : Math.min(3, Math.max(0.4, scale * by));
    svg.setAttribute('width', whole * scale);
    svg.setAttribute('height', high * scale);
  };
  drawing.addEventListener('click', ({ target }) => {
    const button = target.closest('[data-zoom]');
    if (button) zoom(Number(button.dataset.zoom));
  });
  return zoom;
}
