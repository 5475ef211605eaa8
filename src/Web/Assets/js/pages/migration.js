// Goes on by itself until all leads are done; without it a button does. Ticking a lead means: only those that are ticked.
const on = document.querySelector('[data-go-on]');
if (on) {
  on.querySelector('button').hidden = true;
  on.requestSubmit();
}

const ticked = document.querySelector('input[name="Ticked"][value="true"]');
document.querySelector('.migrate-leads')?.addEventListener('change', () => { ticked.checked = true; });
