// Where cards stand, and what each column says of itself.
const numbers = new Intl.NumberFormat(document.documentElement.lang);

export const linkOf = (card) => card.querySelector('.bc-name');
export const nameOf = (card) => linkOf(card).textContent;
const dueOf = (card) => Number(card.dataset.due || Infinity);
export const idOf = (card) => linkOf(card).getAttribute('href').split('/').pop();

export function lanes(board) {
  const find = (id, besides) => [...board.querySelectorAll(`.bc-name[href="/leads/${CSS.escape(id)}"]`)].map((link) => link.closest('.bc')).find((card) => card !== besides);
  const listOf = (stage) => board.querySelector(`.bcol-cards[data-stage="${CSS.escape(stage)}"]`);

  function count(list, cards, jobs) {
    const { dataset } = list.closest('.bcol');
    tell(list, Number(dataset.count) + cards, Number(dataset.jobs) + jobs);
  }

  // What a column says of itself, shown or not.
  function tell(list, cards, jobs) {
    const column = list.closest('.bcol');
    Object.assign(column.dataset, { count: cards, jobs });
    const [many, work] = [numbers.format(column.dataset.count), Number(jobs) ? numbers.format(jobs) : '–'];
    column.querySelector('.bcol-count').textContent = many;
    column.querySelector('.bcol-jobs b').textContent = work;
    const jump = document.querySelector(`[data-count-of="${CSS.escape(list.dataset.stage)}"]`);
    if (jump) jump.textContent = many;
    const name = column.querySelector('h2').textContent;
    list.setAttribute('aria-label', board.dataset.columnLabel.replace('{0}', name).replace('{1}', many).replace('{2}', work));
  }

  // By what is due next, as the server orders them.
  function stand(list, card) {
    const later = [...list.querySelectorAll(':scope > .bc')].find((other) => other !== card && dueOf(other) > dueOf(card));
    list.insertBefore(card, later ?? list.querySelector(':scope > .bc-more'));
  }

  // Puts a card as the server tells it in place of the one that is shown, which counted where it was told before.
  function place(fresh) {
    const shown = find(idOf(fresh));
    const had = shown && { list: listOf(shown.dataset.stage) ?? listOf('elsewhere'), jobs: Number(shown.dataset.jobs || 0), focused: shown.contains(document.activeElement) };
    const list = fresh.classList.contains('bc-ended') ? null : listOf(fresh.dataset.stage) ?? listOf('elsewhere');
    if (had?.list) count(had.list, -1, -had.jobs);
    if (list) {
      count(list, 1, Number(fresh.dataset.jobs || 0));
      if (shown && shown.parentElement === list && shown.dataset.stage === fresh.dataset.stage) shown.replaceWith(fresh);
      else {
        shown?.remove();
        stand(list, fresh);
      }
      fresh.classList.add('bc-arrived');
      quiet(fresh);
      if (had?.focused) linkOf(fresh).focus();
    } else shown?.remove();
    return fresh;
  }

  function drop(card) {
    const list = listOf(card.dataset.stage) ?? listOf('elsewhere');
    if (list) count(list, -1, -Number(card.dataset.jobs || 0));
    card.remove();
  }

  // A card that moved while the column went on loading would stand twice.
  document.addEventListener('htmx:afterSettle', () => {
    for (const card of board.querySelectorAll('.bc')) {
      const twin = find(idOf(card));
      if (twin !== card) twin.remove();
    }
    board.querySelectorAll('.bc').forEach(quiet);
  });

  return { place, drop, find, listOf, tell };
}

// With script one comes to cards by the arrow keys: the tabulator goes from column to column, not through hundreds of links.
export function quiet(card) {
  for (const link of card.querySelectorAll('a')) link.tabIndex = -1;
}
