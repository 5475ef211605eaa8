// The board: cards are moved by dragging, by key or by touch. The server decides; until it answers the card only waits where it was put.
import { arrows } from '../board/arrows.js';
import { drag } from '../board/drag.js';
import { follow } from '../board/follow.js';
import { lanes } from '../board/lanes.js';
import { moves } from '../board/moves.js';
import { sheet } from '../board/sheet.js';

const board = document.querySelector('.board');

if (board) {
  const places = lanes(board);
  arrows(board);
  follow(board, places);
  if (board.dataset.mayMove === 'True') {
    const way = moves(board, places, sheet);
    drag(board, way.move);
    board.addEventListener('click', (event) => {
      const menu = event.target.closest('.bc-menu');
      if (!menu || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      way.choose(menu.closest('.bc'));
    });
  }
}

// A choice in the filter shows at once; words wait for Enter.
document.querySelector('.board-filters')?.addEventListener('change', ({ target, currentTarget }) => {
  if (target.type !== 'search') currentTarget.requestSubmit();
});
