// The palette: what the desk finds, the pages of the menu and what this page offers, in one list by keyboard; and the list of keys.
const parts = document.getElementById('palette-parts');
const palette = document.getElementById('palette');
const keys = document.getElementById('keys-dialog');
const input = palette.querySelector('input');
const list = palette.querySelector('[role=listbox]');
const [own, hits] = list.children;
const status = palette.querySelector('[role=status]');
const say = palette.dataset;
let asked, timer, active, moved;

// Shown once its styles are there, or after a moment without them.
const styles = document.querySelector('link[data-palette-styles]');
const ready = styles.sheet ? Promise.resolve() : new Promise((done) => {
  styles.onload = styles.onerror = done;
  setTimeout(done, 1000);
});
document.addEventListener('palette', show);
show();

async function show() {
  await ready;
  const wanted = parts.dataset.open === 'keys' ? keys : palette;
  if (wanted.open) return;
  document.querySelector('dialog[open]')?.close();
  if (wanted === keys) tellKeys();
  else {
    input.value = '';
    hits.replaceChildren();
    ask();
  }

  wanted.showModal();
}

input.addEventListener('input', () => ask());
input.addEventListener('keydown', (event) => {
  // While a Japanese or Chinese word is being composed, its keys are not ours.
  if (event.isComposing || event.keyCode === 229) return;
  const options = all();
  const at = options.indexOf(active);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: Math.min(at + 8, options.length - 1), PageUp: Math.max(at - 8, 0) }[event.key];
  if (to !== undefined && options.length) {
    event.preventDefault();
    moved = true;
    mark(options.at(to % options.length));
  } else if (event.key === 'Enter' && active) {
    event.preventDefault();
    run(active, event.ctrlKey || event.metaKey);
  }
});

list.addEventListener('click', (event) => {
  const option = event.target.closest('[role=option]');
  if (!option || (option.href && (event.ctrlKey || event.metaKey || event.shiftKey))) return;
  event.preventDefault();
  run(option);
});
list.addEventListener('pointermove', ({ target }) => {
  const option = target.closest('[role=option]');
  if (option && option !== active) {
    moved = true;
    mark(option, false);
  }
});
for (const dialog of [palette, keys]) {
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog || target.closest('[data-close]')) dialog.close();
  });
}
palette.addEventListener('close', () => asked?.abort());

function ask() {
  const words = input.value.trim();
  offer(words);
  clearTimeout(timer);
  asked?.abort();
  moved = false;
  settle();
  palette.classList.add('asking');
  timer = setTimeout(() => look(words), words ? 120 : 0);
}

async function look(words) {
  asked = new AbortController();
  const { signal } = asked;
  try {
    const recent = words ? '' : sessionStorage.getItem('leads') ?? '';
    const answer = await fetch(`${say.hits}?${new URLSearchParams({ q: words, recent })}`, { signal, headers: { 'HX-Request': 'true' }, redirect: 'manual' });
    // Signed out meanwhile: the page itself leads to the sign-in and back.
    if (answer.type === 'opaqueredirect' || answer.status === 401) location.reload();
    if (!answer.ok) throw new Error(String(answer.status));
    const text = await answer.text();
    if (signal.aborted) return;
    hits.innerHTML = text;
    settle(all().length || words === '' ? all().length : say.none);
  } catch {
    if (signal.aborted) return;
    hits.replaceChildren();
    settle(navigator.onLine ? say.failed : say.offline);
  }

  palette.classList.remove('asking');
}

// The pages of the menu and what this page offers, by the beginnings of their words.
function offer(words) {
  const plain = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase();
  const wanted = plain(words).split(/\s+/);
  const fits = ({ text }) => wanted.every((word) => plain(text).split(/[\s-]+/).some((other) => other.startsWith(word)));
  const groups = [
    [say.actions, [...document.querySelectorAll('main :is([data-offer], [data-key]), .top-bar [data-offer]')].sort((a, b) => inMain(b) - inMain(a)).map((element) => ({ element, text: element.dataset.offer || element.textContent.trim(), hint: element.dataset.key }))],
    [say.pages, [...document.querySelectorAll('.site-nav a')].map((element) => ({ element, text: element.textContent.trim(), hint: element.dataset.go && `g ${element.dataset.go}` }))],
  ];
  own.replaceChildren(...groups.map(([title, offers], g) => group(title, offers.filter(fits).slice(0, words ? 5 : 14), g)).filter(Boolean));
  own.style.order = words ? 0 : 1;
}

function inMain(element) {
  return Number(element.closest('main') !== null);
}

function group(title, offers, g) {
  if (!offers.length) return null;
  const box = document.createElement('div');
  box.setAttribute('role', 'group');
  box.setAttribute('aria-label', title);
  const head = document.createElement('div');
  head.className = 'palette-group';
  head.setAttribute('aria-hidden', 'true');
  head.textContent = title;
  box.append(head, ...offers.map(({ element, text, hint }, i) => {
    const option = document.createElement(element.href ? 'a' : 'div');
    if (element.href) option.href = element.href;
    option.id = `offer-${g}-${i}`;
    option.className = 'palette-option';
    option.tabIndex = -1;
    option.setAttribute('role', 'option');
    option.press = () => element.click();
    const own = element.querySelector('svg');
    const icon = (own ?? document.querySelector('.search-open svg')).cloneNode(true);
    icon.setAttribute('class', 'icon');
    if (!own) icon.firstElementChild.setAttribute('href', icon.firstElementChild.getAttribute('href').replace('#search', '#arrow-right'));
    const name = document.createElement('span');
    name.textContent = text;
    option.append(icon, name);
    if (hint) option.append(...hint.split(' ').map(cap));
    return option;
  }));
  return box;
}

function settle(told = '') {
  const options = all();
  for (const option of options) option.setAttribute('aria-selected', 'false');
  if (!moved || !options.includes(active)) mark(options[0]);
  status.textContent = typeof told === 'number' ? (told === 0 ? '' : (told === 1 ? say.one : say.count.replace('{0}', told))) : told;
  status.classList.toggle('palette-empty', typeof told === 'string' && told !== '');
}

function mark(option, scroll = true) {
  active?.setAttribute('aria-selected', 'false');
  active = option;
  if (!option) return input.removeAttribute('aria-activedescendant');
  option.setAttribute('aria-selected', 'true');
  input.setAttribute('aria-activedescendant', option.id);
  if (scroll) option.scrollIntoView({ block: 'nearest' });
  return undefined;
}

function run(option, apart) {
  if (apart && option.href) {
    window.open(option.href, '_blank', 'noopener');
    return;
  }

  palette.close();
  if (option.press) {
    const { press } = option;
    press();
  } else location.assign(option.href);
}

function all() {
  const options = [...list.querySelectorAll('[role=option]')];
  return own.style.order === '1' ? options.filter((o) => hits.contains(o)).concat(options.filter((o) => own.contains(o))) : options;
}

// The keys of every page, where g leads, and what this page adds: elements with data-key, and its templates "page-keys".
function tellKeys() {
  const [go, here] = keys.querySelectorAll('[data-keys]');
  const line = (pressed, text) => {
    const row = document.createElement('div');
    const [dt, dd] = [document.createElement('dt'), document.createElement('dd')];
    dt.append(...pressed.map(cap));
    dd.textContent = text;
    row.append(dt, dd);
    return row;
  };
  go.replaceChildren(...[...document.querySelectorAll('a[data-go]')].map((a) => line(['g', a.dataset.go], a.textContent.trim())));
  here.replaceChildren(
    ...[...document.querySelectorAll('[data-key]')].map((element) => line([element.dataset.key], element.dataset.offer || element.textContent.trim())),
    ...[...document.querySelectorAll('template.page-keys')].map((template) => template.content.cloneNode(true)),
  );
  for (const part of [go, here]) part.closest('section').hidden = part.children.length === 0;
}

function cap(text) {
  const key = document.createElement('kbd');
  key.textContent = text;
  return key;
}
