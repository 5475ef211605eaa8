// What somebody types into a form outlives a lost session, a reload and a desk that is being restarted: it is kept in this tab
// until the desk has taken it. A form is sent only while the desk answers and still knows who sends it.
import { ask } from '../drafts/desk.js';
import { bar, find, unbar } from '../drafts/bar.js';
import { forget, keep, keepable, restore, settle } from '../drafts/store.js';

const words = document.getElementById('drafts').dataset;
let slow;

const all = () => [...document.querySelectorAll('form')].filter(keepable);

const show = (form) => {
  const found = restore(form);
  if (!found) return;
  const at = new Date(found.at).toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' });
  bar(form, `${words.restored.replace('{0}', at)}${found.changed ? ` ${words.changed}` : ''}`, {
    button: words.discard,
    press: () => {
      found.undo();
      forget(form);
      unbar(form);
      form.querySelector('input:not([type="hidden"]), textarea, select')?.focus();
    },
  });
};

const look = () => {
  settle();
  all().forEach(show);
};

look();
addEventListener('pageshow', ({ persisted }) => {
  if (!persisted) return;
  settle();
  document.querySelectorAll('.draft-bar').forEach((old) => old.remove());
});
for (const event of ['htmx:load', 'shown-anew']) document.addEventListener(event, look);
document.addEventListener('htmx:afterRequest', settle);

for (const event of ['input', 'change']) {
  document.addEventListener(event, ({ target }) => {
    if (target.form && keepable(target.form)) keep(target.form);
  });
}

// Who gives a correction up does not want it back.
document.addEventListener('click', ({ target }) => {
  const form = target.closest('[data-cancel]')?.closest('form');
  if (form && keepable(form)) forget(form);
});

document.addEventListener('submit', async (event) => {
  const { target: form, submitter } = event;
  if (form.getAttribute('method') !== 'post' || event.defaultPrevented || form.action.endsWith('/account/sign-out')) return;
  waits(form, submitter);
  if (form.dataset.reached) {
    delete form.dataset.reached;
    return;
  }
  event.preventDefault();
  const desk = await ask();
  if (desk === 'there') {
    delete form.dataset.sent;
    form.dataset.reached = 'yes';
    form.requestSubmit(submitter);
  } else stop(form, submitter, desk);
});

// Forms that are sent in the background tell their own failures at the form, too.
document.addEventListener('htmx:beforeRequest', ({ target, detail }) => {
  if (target.matches('form') && detail.requestConfig.verb === 'post') waits(target, detail.requestConfig.triggeringEvent?.submitter);
});
document.addEventListener('htmx:afterRequest', ({ target }) => done(target));
for (const event of ['htmx:sendError', 'htmx:responseError']) {
  document.addEventListener(event, ({ target, detail }) => {
    if (target.matches('form') && (event === 'htmx:sendError' || detail.xhr.status >= 500)) stop(target, null, 'away');
  });
}

// A second is as long as nobody wonders.
function waits(form, submitter) {
  clearTimeout(slow);
  if (submitter?.getAttribute('aria-busy') === 'true') return;
  slow = setTimeout(() => {
    form.setAttribute('aria-busy', 'true');
    submitter?.setAttribute('aria-busy', 'true');
    bar(form, words.sending, { atEnd: true });
  }, 1000);
}

function done(form) {
  clearTimeout(slow);
  form.removeAttribute('aria-busy');
  form.querySelector('[aria-busy]')?.removeAttribute('aria-busy');
  if (find(form)?.textContent === words.sending) unbar(form);
}

function stop(form, submitter, desk) {
  done(form);
  delete form.dataset.sent;
  if (keepable(form)) keep(form);
  if (desk === 'signed-out') {
    const back = new URL(location.href);
    back.searchParams.delete('handler');
    location.assign(`/account/sign-in?kept=true&ReturnUrl=${encodeURIComponent(back.pathname + back.search)}`);
    return;
  }
  if (desk === 'another') {
    bar(form, words.another, { bad: true, atEnd: true });
    return;
  }

  const again = { button: words.again, press: () => { unbar(form); form.requestSubmit(submitter); }, bad: true, atEnd: true };
  const told = bar(form, words.unsent, again);
  const watch = setInterval(async () => {
    if (!told.isConnected) clearInterval(watch);
    else if (await ask() !== 'away') {
      clearInterval(watch);
      if (told.isConnected) bar(form, words.back, { ...again, bad: false });
    }
  }, 3000);
}
