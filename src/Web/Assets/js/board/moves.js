// A move from the drop to the answer: done, refused with every reason, asked for more, or overtaken by somebody.
import { ask, say, token } from './ask.js';
import { idOf, linkOf, nameOf } from './lanes.js';

export function moves(board, places, sheet) {
  const words = board.dataset;
  const offline = () => say(document.body.dataset.offline, { stays: true });
  const signedOut = () => say(words.signedOut, { stays: true, href: `/account/sign-in?ReturnUrl=${encodeURIComponent(location.pathname + location.search)}` });

  // A lost answer leaves everything as it was; the person is told, and may try again.
  async function safely(act, undo = () => {}) {
    try {
      return await act();
    } catch (error) {
      undo();
      if (!(error instanceof TypeError)) throw error;
      offline();
      return undefined;
    }
  }

  function told(nodes, { quietly } = {}) {
    const card = nodes.querySelector('template[data-card]').content.querySelector('.bc');
    const line = nodes.querySelector('[data-said] a');
    const placed = places.place(document.importNode(card, true));
    if (!quietly) say(line.textContent, { href: line.getAttribute('href'), button: undoer(idOf(card), line.parentElement.querySelector('[data-undo]')) });
    return placed;
  }

  // A move that can be taken back says so with the word that it was made.
  function undoer(id, found) {
    if (!found) return undefined;
    const button = document.importNode(found, true);
    button.addEventListener('click', () => safely(async () => {
      button.disabled = true;
      const fields = new FormData();
      for (const [name, value] of Object.entries({ version: button.dataset.version, __RequestVerificationToken: token() })) fields.set(name, value);
      const { answer, nodes } = await ask(button.dataset.undo, fields);
      if (answer.status === 401) return signedOut();
      if (answer.ok) return refresh(id);
      await refresh(id);
      const why = nodes?.querySelector('.error-summary')?.textContent.trim().replace(/\s+/g, ' ');
      return say(why || document.body.dataset.failed, { stays: true });
    }, () => { button.disabled = false; }));
    return button;
  }

  function gone(card) {
    places.drop(card);
    say(words.gone, { stays: true });
  }

  async function refresh(id) {
    const { answer, nodes } = await ask(`/board/leads/${id}`);
    if (answer.ok) return told(nodes);
    const card = places.find(id);
    return answer.status === 404 && card ? gone(card) : undefined;
  }

  function handlers(id) {
    const self = {
      signedOut,
      load: (address) => safely(() => sheet.load(address, self)),
      move: (stage) => {
        sheet.close();
        move(places.find(id), stage, () => {});
      },
      done: async () => {
        sheet.close();
        await safely(() => refresh(id));
      },
      closed: () => { const card = places.find(id); if (card && !document.activeElement?.closest('.bc')) linkOf(card).focus({ preventScroll: true }); },
      send: (address, fields, isSearch) => safely(async () => {
        if (isSearch) return sheet.load(`${address.split('?')[0]}?${new URLSearchParams(fields)}`, self);
        const { answer, nodes } = await ask(address, fields);
        if (answer.status === 401) signedOut();
        else if (answer.redirected || answer.status === 204) await self.done();
        else if (nodes) sheet.show(nodes, { ...self, address });
        return true;
      }),
    };
    return self;
  }

  async function move(card, stage, undo) {
    if (!card || card.hasAttribute('aria-busy')) return;
    const id = idOf(card);
    card.setAttribute('aria-busy', 'true');
    say(words.moving.replace('{0}', nameOf(card)));
    const fields = new FormData();
    for (const [name, value] of Object.entries({ version: card.dataset.version, to: stage, __RequestVerificationToken: token() })) fields.set(name, value);
    const back = () => {
      card.removeAttribute('aria-busy');
      undo();
    };
    await safely(async () => {
      const { answer, nodes } = await ask(`/board/leads/${id}`, fields);
      if (answer.status === 404) return gone(card);
      const outcome = nodes?.querySelector('[data-outcome]')?.dataset;
      if (outcome?.outcome === 'moved') {
        card.removeAttribute('aria-busy');
        return told(nodes);
      }
      back();
      if (answer.status === 401) return signedOut();
      if (!outcome?.outcome) return say(document.body.dataset.failed, { stays: true });
      if (outcome.outcome === 'changed') told(nodes, { quietly: true });
      say(nodes.querySelector('#board-dialog-title').textContent);
      const self = handlers(id);
      const asked = outcome.address && await sheet.load(outcome.address, self);
      if (!asked) sheet.show(nodes, { ...self, address: `/board/leads/${id}` });
      return undefined;
    }, back);
  }

  const open = (card) => safely(() => sheet.load(`/board/leads/${idOf(card)}`, handlers(idOf(card))));

  let last;
  document.body.addEventListener('lead-moved', () => {
    sheet.close();
    if (last) safely(() => refresh(last));
  });

  return {
    move: (card, stage, undo) => { last = idOf(card); return move(card, stage, undo); },
    choose: (card) => { last = idOf(card); return open(card); },
  };
}
