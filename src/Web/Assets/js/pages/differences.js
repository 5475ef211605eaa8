// Draws a draft with what differs from the running version; beside it the same stands in words.
import { draw, zoomable } from '../process/drawing.js';

const drawing = document.getElementById('drawing');
const canvas = drawing.querySelector('.process-canvas');
const map = JSON.parse(document.getElementById('process-map').textContent);
if (map) {
  const { svg } = draw(map, canvas.dataset.label);
  canvas.append(svg);
  drawing.hidden = false;
  zoomable(drawing, canvas, () => svg)(0);
}
