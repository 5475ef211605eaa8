import htmx from 'htmx.org/dist/htmx.esm.js';

// The content security policy allows neither inline styles nor eval.
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
htmx.config.historyCacheSize = 0;

// A page's own script has looked through what it puts into the page.
globalThis.htmx = htmx;

// A refusal comes back as the page that explains it: show it like any other answer.
htmx.config.responseHandling = [
  { code: '204', swap: false },
  { code: '[23]..', swap: true },
  { code: '409|422', swap: true },
  { code: '...', swap: false, error: true },
];

// A lost sign-in is told as such, not answered with the sign-in page.
document.addEventListener('htmx:configRequest', ({ detail }) => { detail.headers['X-Requested-With'] = 'XMLHttpRequest'; });

// What becomes of a form that was sent is told at the form (drafts.js).
const isForm = (element) => element.matches('form');

document.addEventListener('htmx:responseError', ({ target, detail }) => {
  if (detail.xhr.status === 401) location.reload();
  else if (!isForm(target) || detail.xhr.status < 500) tell(document.body.dataset.failed);
});
document.addEventListener('htmx:sendError', ({ target }) => {
  if (!isForm(target)) tell(document.body.dataset.offline);
});

// What another script put on the page works like the rest of it.
document.addEventListener('shown-anew', ({ target }) => htmx.process(target));

function tell(message) {
  const note = document.createElement('div');
  note.className = 'alert alert-danger';
  note.textContent = message;
  document.getElementById('flash').replaceChildren(note);
  note.scrollIntoView({ block: 'nearest' });
}
