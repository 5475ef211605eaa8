// Dragging: at once with a mouse, after a long press with a finger, so that a column still scrolls.
import Sortable from 'sortablejs';

export function drag(board, move) {
  let home;
  // The browser would drag the link instead of its card.
  board.addEventListener('dragstart', (event) => event.preventDefault());
  for (const list of board.querySelectorAll('.bcol-cards')) {
    Sortable.create(list, {
      group: { name: 'board', put: list.dataset.stage !== 'elsewhere' },
      draggable: '.bc',
      filter: '.bc-menu, [aria-busy]',
      preventOnFilter: false,
      sort: false,
      delay: 220,
      delayOnTouchOnly: true,
      touchStartThreshold: 6,
      forceFallback: true,
      fallbackOnBody: true,
      fallbackTolerance: 5,
      animation: matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 130,
      scrollSensitivity: 80,
      scrollSpeed: 18,
      ghostClass: 'bc-ghost',
      fallbackClass: 'bc-drag',
      onStart: ({ item }) => { home = { list: item.parentElement, next: item.nextElementSibling }; },
      onChange: ({ to }) => mark(to),
      onEnd({ item, to, from }) {
        mark(null);
        if (to === from) return;
        const { list, next } = home;
        move(item, to.dataset.stage, () => list.insertBefore(item, next?.parentElement === list ? next : null));
      },
    });
  }

  function mark(target) {
    for (const list of board.querySelectorAll('.bcol-cards')) list.closest('.bcol').classList.toggle('bcol-target', list === target);
  }
}
