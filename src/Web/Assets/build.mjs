// Makes wwwroot/bundle: everything the browser loads, from npm and the files beside this one.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { PurgeCSS } from 'purgecss';
import { world } from './map/world.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const web = join(here, '..');
const out = join(web, 'wwwroot', 'bundle');
const browsers = ['chrome123', 'firefox128', 'safari17.5'];

await mkdir(out, { recursive: true });
await Promise.all([
  scripts(),
  styles('tabler.css', 'site.css'),
  styles('tabler.rtl.css', 'site.rtl.css'),
  icons(),
  world(here, out),
]);

function scripts() {
  return esbuild.build({
    absWorkingDir: here,
    // What one page alone needs is loaded by that page alone.
    entryPoints: ['js/site.js', 'js/theme.js', 'js/pages/*.js', 'css/pages/*.css'],
    outbase: here,
    outdir: out,
    entryNames: '[name]',
    bundle: true,
    minify: true,
    format: 'iife',
    target: browsers,
    legalComments: 'eof',
    logLevel: 'warning',
  });
}

// Tabler is cut down to what the pages name; our own styles are kept whole, so that a page may compose a class name of ours.
async function styles(tabler, name) {
  const [{ css }] = await new PurgeCSS().purge({
    content: [
      join(web, 'Pages/**/*.cshtml'),
      join(web, '{Pages,Markup,Http}/**/*.cs'),
      join(here, 'js/**/*.js'),
    ],
    css: [{ raw: await readFile(join(here, 'node_modules/@tabler/core/dist/css', tabler), 'utf8') }],
    defaultExtractor: (text) => text.match(/[A-Za-z0-9_-]+/g) ?? [],
    // The selectors of a theme repeat a nesting that only Tabler's own demo pages use.
    blocklist: [/data-bs-navbar-theme/, /\[data-theme/],
    safelist: { greedy: [/data-bs-theme/] },
    variables: true,
  });
  const own = await readFile(join(here, 'css/site.css'), 'utf8');
  const { code } = await esbuild.transform(css + own, { loader: 'css', minify: true, target: browsers, legalComments: 'eof' });
  await writeFile(join(out, name), code);
}

async function icons() {
  const files = (await readdir(join(here, 'icons'))).filter((file) => file.endsWith('.svg')).sort();
  const symbols = await Promise.all(files.map(async (file) =>
    (await readFile(join(here, 'icons', file), 'utf8'))
      .replace('<svg xmlns="http://www.w3.org/2000/svg"', `<symbol id="${basename(file, '.svg')}"`)
      .replace('</svg>', '</symbol>')
      .replace(/\n\s*/g, '')));
  await writeFile(join(out, 'icons.svg'), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`);
}
