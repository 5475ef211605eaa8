const prepare = () => {
  document.querySelector('.error-summary')?.focus();

  for (const current of document.querySelectorAll('.stage-bar [aria-current]')) bringToMiddle(current, current.closest('.stage-bar'));
};

// On a phone the menu and the stage bar scroll sideways: they begin where one is.
function bringToMiddle(current, bar) {
  const middle = current.getBoundingClientRect().x - bar.getBoundingClientRect().x - (bar.clientWidth - current.clientWidth) / 2;
  bar.scrollBy(middle, 0);
}

const here = document.querySelector('.site-nav [aria-current]');
if (here) bringToMiddle(here, here.closest('.site-nav'));
prepare();
document.addEventListener('htmx:afterSettle', prepare);

// What keeps drafts of forms is loaded where there is a form, or a draft that waits to be settled.
const drafts = document.getElementById('drafts');
const kept = () => Object.keys(sessionStorage).filter((key) => key.startsWith('draft:'));
const keepDrafts = () => {
  if (drafts.dataset.loaded) return;
  drafts.dataset.loaded = 'yes';
  document.body.append(drafts.content.cloneNode(true));
};

// Nobody finds what another person of this browser has typed.
const { person } = document.body.dataset;
if (person) kept().filter((key) => !key.startsWith(`draft:${person}:`)).forEach((key) => sessionStorage.removeItem(key));
if (document.querySelector('main form[method="post"] button') || kept().length > 0) keepDrafts();
document.addEventListener('focusin', ({ target }) => {
  if (target.closest('form[method="post"]')) keepDrafts();
});

// A second click while the answer is on its way would only cost the person a wait.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.dataset.sent) return event.preventDefault();
  if (form.method !== 'post' || event.defaultPrevented) return undefined;
  form.dataset.sent = 'yes';
  if (form.action.endsWith('/account/sign-out')) {
    kept().forEach((key) => sessionStorage.removeItem(key));
    localStorage.setItem('signed-out', Date.now());
  }
  // Not before the browser has read the form: a disabled button is not sent along.
  return setTimeout(() => {
    if (!event.defaultPrevented) for (const button of form.querySelectorAll('button:not([type="button"], :disabled)')) [button.disabled, button.dataset.held] = [true, 'yes'];
  });
});
addEventListener('storage', ({ key }) => {
  if (key === 'signed-out') kept().forEach((draft) => sessionStorage.removeItem(draft));
});
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
  for (const button of document.querySelectorAll('[data-held]')) {
    button.disabled = false;
    delete button.dataset.held;
  }
});
