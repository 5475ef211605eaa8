const prepare = () => {
  document.querySelector('.error-summary')?.focus();

  // On a phone the stage bar scrolls sideways: begin where the lead is.
  for (const current of document.querySelectorAll('.stage-bar [aria-current]')) {
    const bar = current.closest('.stage-bar');
    const middle = current.getBoundingClientRect().x - bar.getBoundingClientRect().x - (bar.clientWidth - current.clientWidth) / 2;
    bar.scrollBy(middle, 0);
  }
};

prepare();
document.addEventListener('htmx:afterSettle', prepare);

// A second click while the answer is on its way would only cost the person a wait.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.dataset.sent) event.preventDefault();
  else if (form.method === 'post' && !event.defaultPrevented) form.dataset.sent = 'yes';
});
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
});
