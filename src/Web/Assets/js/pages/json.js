// The definition as text with completion from its schema, looked over by the server while one types. Without it a plain text field and a button do the same.
// The editor lives in a shadow tree: its styles become a constructed sheet there, which a strict content policy lets be.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, foldGutter, foldKeymap, HighlightStyle, indentOnInput, syntaxHighlighting, syntaxTree } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { completer } from '../process/completer.js';
import { draw, zoomable } from '../process/drawing.js';

const form = document.getElementById('json-form');
const area = document.getElementById('Form_Definition');
const place = document.getElementById('editor');
const list = document.getElementById('fault-list');
const drawing = document.getElementById('drawing');
const canvas = drawing.querySelector('.process-canvas');
const wait = 350;

const look = EditorView.theme({
  '&': { color: 'var(--tblr-body-color)', backgroundColor: 'var(--tblr-bg-surface)', fontSize: '0.8125rem', height: '44rem', border: '1px solid var(--tblr-border-color)', borderRadius: '6px' },
  '&.cm-focused': { outline: '2px solid var(--tblr-primary)' },
  '.cm-content': { fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace', caretColor: 'var(--tblr-body-color)' },
  '.cm-cursor': { borderLeftColor: 'var(--tblr-body-color)' },
  '.cm-gutters': { backgroundColor: 'var(--tblr-bg-surface-secondary)', color: 'var(--tblr-secondary)', border: 'none' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--primary-soft)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'var(--primary-soft)' },
  '.cm-tooltip, .cm-panels': { backgroundColor: 'var(--tblr-bg-surface)', color: 'var(--tblr-body-color)', border: '1px solid var(--tblr-border-color)' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': { backgroundColor: 'var(--tblr-primary)', color: '#fff' },
});
const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--tblr-primary)' },
  { tag: tags.string, color: 'var(--good)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--attention)' },
]);

const schema = JSON.parse(document.getElementById('schema').textContent);
let svg;
let asked;
let timer;

const view = new EditorView({
  root: place.attachShadow({ mode: 'open' }),
  parent: place.shadowRoot,
  state: EditorState.create({
    doc: area.value,
    extensions: [
      lineNumbers(), foldGutter(), lintGutter(), history(), drawSelection(), indentOnInput(), bracketMatching(), closeBrackets(), highlightActiveLine(), highlightSelectionMatches(), search({ top: true }), json(),
      autocompletion({ override: [completer(schema)] }), syntaxHighlighting(colours), look, EditorView.lineWrapping, EditorState.tabSize.of(2), EditorState.readOnly.of(area.readOnly),
      EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': document.querySelector('label[for="Form_Definition"]').textContent }),
      keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...completionKeymap, ...lintKeymap]),
      EditorView.updateListener.of((update) => {
        if (!update.docChanged) return;
        area.value = update.state.doc.toString();
        // Whoever keeps what is typed listens to the text field.
        area.dispatchEvent(new Event('input', { bubbles: true }));
        clearTimeout(timer);
        timer = setTimeout(lookOver, wait);
      }),
    ],
  }),
});

function jump(at) {
  const anchor = Math.min(at, view.state.doc.length);
  view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
  view.focus();
}

function made(name, text, attributes = {}) {
  const element = document.createElement(name);
  if (text) element.textContent = text;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

function tell(faults) {
  if (faults.length === 0) return list.replaceChildren(made('p', list.dataset.sound, { class: 'mb-0' }));
  const lines = made('ul', '', { class: 'lines' });
  for (const { path, message, line, at } of faults.slice(0, 50)) {
    const words = path.startsWith('texts.');
    const link = made('a', '', { href: words ? list.dataset.words : `#at-${at}`, ...(words ? {} : { 'data-at': at }) });
    link.append(made('code', path));
    const one = made('span');
    one.append(link, ' ', made('span', list.dataset.line.replace('{0}', line), { class: 'text-secondary' }), made('span', message, { class: 'sub', lang: 'en' }));
    const item = made('li');
    item.append(one);
    lines.append(item);
  }
  return list.replaceChildren(lines);
}

function mark(faults) {
  const length = view.state.doc.length;
  view.dispatch(setDiagnostics(view.state, faults.filter(({ path }) => !path.startsWith('texts.')).map(({ at, message }) => {
    const from = Math.min(at, length);
    const { to } = syntaxTree(view.state).resolveInner(from, 1);
    return { from, to: Math.min(length, Math.max(from, Math.min(to, view.state.doc.lineAt(from).to))), severity: 'error', message };
  })));
}

function show(map) {
  if (!map) return undefined;
  const before = svg && [svg.getAttribute('width'), svg.getAttribute('height'), svg.getAttribute('viewBox')];
  ({ svg } = draw(map, canvas.dataset.label));
  canvas.replaceChildren(svg);
  drawing.hidden = false;
  if (!before || before[2] !== svg.getAttribute('viewBox')) return zoom(0);
  svg.setAttribute('width', before[0]);
  return svg.setAttribute('height', before[1]);
}

async function lookOver() {
  asked?.abort();
  asked = new AbortController();
  try {
    const answer = await fetch('?handler=Look', { method: 'POST', body: new FormData(form), signal: asked.signal });
    if (!answer.ok) return;
    const { faults, changes, map } = await answer.json();
    tell(faults);
    mark(faults);
    // While the text is no definition the last one that was stays in view.
    if (map) document.getElementById('change-list').replaceChildren(...changes.map((said) => made('li', said)));
    show(map);
  } catch (error) {
    // Asked again before the answer came, or the line is down: the next letter asks anew.
    if (error.name !== 'AbortError' && error.name !== 'TypeError') throw error;
  }
}

const zoom = zoomable(drawing, canvas, () => svg);
area.addEventListener('input', () => {
  if (area.value !== view.state.doc.toString()) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: area.value } });
});
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-at]');
  if (!link) return;
  event.preventDefault();
  jump(Number(link.dataset.at));
});

area.hidden = true;
place.hidden = false;
for (const button of form.querySelectorAll('[data-check]')) button.hidden = true;
show(JSON.parse(document.getElementById('process-map').textContent));
lookOver();
if (location.hash.startsWith('#at-')) jump(Number(location.hash.slice(4)));
