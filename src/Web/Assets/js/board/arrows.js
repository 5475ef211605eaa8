// The board by keyboard.
import { linkOf, quiet } from './lanes.js';

export function arrows(board) {
  board.querySelectorAll('.bc').forEach(quiet);
  const back = getComputedStyle(board).direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft';
  const cardsOf = (list) => [...list.querySelectorAll(':scope > .bc')];
  const go = (element) => {
    element.focus();
    element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };

  board.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const list = event.target.closest('.bcol-cards');
    if (!list) return;
    const card = event.target.closest('.bc');
    const cards = cardsOf(list);
    const here = cards.indexOf(card);
    const to = (index) => go(index < 0 || cards.length === 0 ? list : linkOf(cards[Math.min(index, cards.length - 1)]));

    if (event.key === 'ArrowDown') to(here + 1);
    else if (event.key === 'ArrowUp') to(here - 1);
    else if (event.key === 'Home') to(0);
    else if (event.key === 'End') to(cards.length - 1);
    else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') {
      const lists = [...board.querySelectorAll('.bcol-cards')];
      const next = lists[lists.indexOf(list) + (event.key === back ? -1 : 1)];
      if (!next) return;
      const beside = card && cardsOf(next);
      go(beside?.length ? linkOf(beside[Math.min(here, beside.length - 1)]) : next);
    } else if (event.key === 'm' && card) card.querySelector('.bc-menu')?.click();
    else return;
    event.preventDefault();
  });
}
