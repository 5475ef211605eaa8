// Menus are <details class="menu">: they open without script; this closes them as people expect.
document.addEventListener('click', ({ target }) => closeAllBut(target.closest('details.menu')));
document.addEventListener('focusin', ({ target }) => closeAllBut(target.closest('details.menu')));

document.addEventListener('keydown', ({ key }) => {
  const open = key === 'Escape' && document.querySelector('details.menu[open]');
  if (!open) return;
  open.open = false;
  open.querySelector('summary').focus();
});

function closeAllBut(kept) {
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    if (menu !== kept) menu.open = false;
  }
}
