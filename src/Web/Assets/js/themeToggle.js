const root = document.documentElement;

for (const toggle of document.querySelectorAll('[data-toggle-theme]')) {
  const show = () => toggle.setAttribute('aria-pressed', String(root.dataset.bsTheme === 'dark'));

  toggle.hidden = false;
  show();
  toggle.addEventListener('click', () => {
    root.dataset.bsTheme = root.dataset.bsTheme === 'dark' ? 'light' : 'dark';
    localStorage.setItem('theme', root.dataset.bsTheme);
    show();
  });
}
