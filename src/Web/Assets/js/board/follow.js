// An open board follows what colleagues do: what they moved moves, what is new appears. While a card is held or something is asked it waits.
import { listen } from '../live.js';
import { ask, say } from './ask.js';
import { idOf, nameOf } from './lanes.js';

const pause = 1000;

export function follow(board, places) {
  const changed = new Map();
  let waiting;

  listen((change) => {
    if (!change.lead) return;
    changed.set(change.lead, change);
    later();
  });

  function later() {
    waiting ??= setTimeout(catchUp, pause);
  }

  async function catchUp() {
    waiting = undefined;
    if (document.querySelector('dialog[open], .bc-drag, .bc[aria-busy]')) return later();
    const news = [...changed.values()];
    changed.clear();
    // A lost answer is no loss: what comes next brings this too.
    const fresh = await now().catch(() => null);
    if (!fresh) return;
    for (const card of fresh.querySelectorAll('.bc')) if (differs(card)) places.place(document.importNode(card, true));
    for (const { lead } of news) await lookAgain(lead, fresh);
    for (const list of fresh.querySelectorAll('.bcol-cards')) {
      const { count, jobs } = list.closest('.bcol').dataset;
      const here = places.listOf(list.dataset.stage);
      if (here) places.tell(here, Number(count), Number(jobs));
    }

    const told = news.findLast(({ lead, by, mine }) => by && !mine && places.find(lead));
    if (told) say(board.dataset.followed.replace('{0}', told.by).replace('{1}', nameOf(places.find(told.lead))));
  }

  async function now() {
    const answer = await fetch(location.href);
    return answer.ok && !answer.redirected ? new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('.board') : null;
  }

  function differs(card) {
    const shown = places.find(idOf(card));
    return !shown || ['version', 'stage', 'due'].some((fact) => shown.dataset[fact] !== card.dataset[fact]);
  }

  // A changed card that the first page of its column no longer shows: further down, ended, or no longer one of those asked for.
  async function lookAgain(lead, fresh) {
    const shown = places.find(lead);
    if (!shown || fresh.querySelector(`.bc-name[href="/leads/${CSS.escape(lead)}"]`)) return;
    const { answer, nodes } = await ask(`/board/leads/${lead}`);
    const card = answer.ok && nodes.querySelector('template[data-card]')?.content.querySelector('.bc');
    const list = card && fresh.querySelector(`.bcol-cards[data-stage="${CSS.escape(card.dataset.stage)}"]`);
    if (list?.querySelector('.bc-more')) places.place(document.importNode(card, true));
    else if (card || answer.status === 404) places.drop(shown);
  }
}
