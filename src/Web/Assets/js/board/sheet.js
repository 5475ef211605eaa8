// What a move asks for, in a dialog: the pages that ask for it without script too, fetched and sent in the background.
import { ask } from './ask.js';

const dialog = document.querySelector('.board-dialog');
const body = dialog?.querySelector('.board-sheet');
let current;

// done: what to do once it was sent and taken. sent: may take a form over.
export const sheet = {
  async load(address, handlers) {
    const { answer, nodes } = await ask(address);
    if (answer.status === 401) return handlers.signedOut();
    if (!answer.ok) return false;
    show(nodes, { address, ...handlers });
    return true;
  },
  show,
  close: () => dialog.close(),
};

function show(nodes, handlers) {
  current = handlers;
  nodes.querySelectorAll('template[data-card], [data-said], #flash').forEach((node) => node.remove());
  body.replaceChildren(...nodes.childNodes);
  const title = body.querySelector('h1, h2');
  if (title) title.id = 'board-dialog-title';
  // A form of another page is sent where that page would send it, and its draft is found by that address.
  for (const form of body.querySelectorAll('form:not([action], [method="get"])')) form.setAttribute('action', handlers.address);
  body.dispatchEvent(new CustomEvent('shown-anew', { bubbles: true }));
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
  (body.querySelector('.error-summary, [autofocus], .board-moves :is(button, a), form :is(input, select, textarea):not([type="hidden"])') ?? dialog.querySelector('button')).focus();
}

dialog?.addEventListener('click', async (event) => {
  const link = event.target.closest('a[data-sheet]');
  if (event.target === dialog) dialog.close();
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  if (!await current.load(link.href)) location.assign(link.href);
});

dialog?.addEventListener('submit', async (event) => {
  const form = event.target;
  if (form.getAttribute('method') === 'dialog' || form.matches('[hx-post], [hx-get], [hx-put]')) return;
  event.preventDefault();
  if (form.dataset.move) return current.move(form.dataset.move);
  if (form.dataset.sent) return;
  form.dataset.sent = 'yes';
  const address = form.getAttribute('action') || current.address;
  try {
    await current.send(address, new FormData(form, event.submitter), form.method === 'get');
  } finally {
    delete form.dataset.sent;
  }
});

dialog?.addEventListener('close', () => {
  body.replaceChildren();
  current?.closed();
});
