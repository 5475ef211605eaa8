// The calendar by keyboard: P, N and T press the links that say so.
document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest('input, select, textarea')) return;
  document.querySelector(`[aria-keyshortcuts="${CSS.escape(event.key)}"]`)?.click();
});
// A link that was just made is ready to be copied.
document.querySelector('#feed input[readonly]')?.addEventListener('focus', ({ target }) => target.select());
