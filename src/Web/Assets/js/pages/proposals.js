// Sections go up and down by a button; the places that would otherwise be typed follow.
for (const form of document.querySelectorAll('form[data-in-order]')) {
  const rows = form.querySelector('.section-rows');
  const moves = form.querySelector('template[data-moves]');
  if (!rows || !moves) continue;

  const number = () => [...rows.children].forEach((row, i) => {
    row.querySelector('.field-place input').value = i + 1;
    row.querySelector('[data-move="-1"]').disabled = i === 0;
    row.querySelector('[data-move="1"]').disabled = i === rows.children.length - 1;
  });

  for (const row of rows.children) {
    const buttons = document.createElement('div');
    buttons.className = 'moves';
    buttons.append(moves.content.cloneNode(true));
    const name = row.querySelector('.form-check-label, summary').textContent.trim();
    for (const button of buttons.children) button.setAttribute('aria-label', `${button.textContent.trim() || button.querySelector('[aria-label]')?.getAttribute('aria-label')}: ${name}`);
    row.querySelector('.section-row').append(buttons);
  }

  rows.addEventListener('click', (event) => {
    const button = event.target.closest('[data-move]');
    if (!button) return;
    const row = button.closest('[data-row]');
    if (button.dataset.move === '-1') row.previousElementSibling?.before(row);
    else row.nextElementSibling?.after(row);
    number();
    (button.disabled ? row.querySelector('[data-move]:not([disabled])') : button).focus();
  });

  form.classList.add('in-order');
  number();
}
