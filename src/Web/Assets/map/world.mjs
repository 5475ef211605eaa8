// Makes the world map from Natural Earth's borders: one symbol of all land, one for each country, and where on the map a country is.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const width = 960;
const southernmost = -58; // Antarctica has no investors.
const northernmost = 84;

export async function world(here, out) {
  const read = async (file) => JSON.parse(await readFile(join(here, file), 'utf8'));
  const codes = await read('map/countries.json');
  const coarse = countries(await read('node_modules/world-atlas/countries-110m.json'), codes);
  const fine = countries(await read('node_modules/world-atlas/countries-50m.json'), codes);
  const places = {};
  const symbols = [];
  for (const [code, rings] of [...coarse].sort()) symbols.push(`<path id="${code}" d="${path(rings)}"/>`);
  // Countries too small for the coarse map are found on the fine one; they have a place, but no shape.
  for (const [code, rings] of [...fine, ...coarse]) places[code] = middle(rings);
  const unnamed = [...coarse.unnamed.values()].map((rings) => `<path d="${path(rings)}"/>`);
  const land = `<g id="land">${[...coarse.keys()].sort().map((code) => `<use href="#${code}"/>`).join('')}${unnamed.join('')}</g>`;
  await writeFile(join(out, 'world.svg'), `<svg xmlns="http://www.w3.org/2000/svg"><!-- Natural Earth, public domain --><defs>${symbols.join('')}${land}</defs></svg>\n`);
  await writeFile(join(out, 'world.json'), JSON.stringify({ width, height: Math.round(y(southernmost) - y(northernmost)), places: Object.fromEntries(Object.entries(places).sort()) }));
}

function countries(atlas, codes) {
  const arcs = atlas.arcs.map((arc) => decode(arc, atlas.transform));
  const found = Object.assign(new Map(), { unnamed: new Map() });
  for (const shape of atlas.objects.countries.geometries) {
    if (shape.properties.name === 'Antarctica') continue;
    const rings = (shape.type === 'Polygon' ? shape.arcs : shape.arcs.flat()).map((ring) => unwrap(ring.flatMap((arc) => (arc < 0 ? [...arcs[~arc]].reverse() : arcs[arc]).slice(1))));
    const code = codes[shape.id];
    (code ? found : found.unnamed).set(code ?? shape.properties.name, rings);
  }
  return found;
}

function decode(arc, { scale, translate }) {
  let [x, y] = [0, 0];
  return arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
}

// A ring that crosses the date line would draw a stripe round the world: its points go on beyond 180 degrees instead.
function unwrap(ring) {
  let turn = 0;
  return ring.map(([longitude, latitude], at) => {
    if (at > 0) {
      const step = longitude - ring[at - 1][0];
      if (step > 180) turn -= 360;
      if (step < -180) turn += 360;
    }
    return [longitude + turn, latitude];
  });
}

function path(rings) {
  return rings.map((ring) => {
    // Steps from point to point, in tenths, are half as long to write as places.
    const tenths = ring.map(([longitude, latitude]) => [Math.round(x(longitude, latitude) * 10), Math.round((y(latitude) - y(northernmost)) * 10)]).filter((point, at, all) => at === 0 || point[0] !== all[at - 1][0] || point[1] !== all[at - 1][1]);
    if (tenths.length < 3) return '';
    const steps = tenths.slice(1).map((point, at) => `${(point[0] - tenths[at][0]) / 10} ${(point[1] - tenths[at][1]) / 10}`);
    return `M${tenths[0][0] / 10} ${tenths[0][1] / 10}l${steps.join(' ').replaceAll(' -', '-').replaceAll(/(?<!\d)0\./g, ".")}z`;
  }).join('');
}

// The middle of the largest ring.
function middle(rings) {
  const [largest] = rings.map((ring) => ({ ring, area: Math.abs(area(ring)) })).sort((a, b) => b.area - a.area);
  const [sumX, sumY, weight] = largest.ring.reduce(([a, b, w], point, at, all) => {
    const next = all[(at + 1) % all.length];
    const cross = point[0] * next[1] - next[0] * point[1];
    return [a + (point[0] + next[0]) * cross, b + (point[1] + next[1]) * cross, w + cross];
  }, [0, 0, 0]);
  const [longitude, latitude] = weight === 0 ? largest.ring[0] : [sumX / (3 * weight), sumY / (3 * weight)];
  return [Number(x(longitude, latitude).toFixed(1)), Number((y(latitude) - y(northernmost)).toFixed(1))];
}

function area(ring) {
  return ring.reduce((sum, [a, b], at) => {
    const [c, d] = ring[(at + 1) % ring.length];
    return sum + (a * d - c * b) / 2;
  }, 0);
}

// The Natural Earth projection, as a polynomial (Patterson, Šavrič, Jenny).
function x(longitude, latitude) {
  const q = (latitude * Math.PI / 180) ** 2;
  const shrink = 0.8707 + q * (-0.131979 + q * (-0.013791 + q ** 3 * (0.003971 - 0.001529 * q)));
  return width / 2 + longitude / 180 * width / 2 * shrink / 0.8707;
}

function y(latitude) {
  const phi = latitude * Math.PI / 180;
  const q = phi ** 2;
  return -phi * (1.007226 + q * (0.015085 + q * (q * (-0.044475 + 0.028874 * q - 0.005916 * q * q)))) * width / (2 * Math.PI * 0.8707);
}
