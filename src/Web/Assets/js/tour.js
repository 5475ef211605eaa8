// The first look in five steps begins by itself once a person, and from the account menu; it is loaded only then.
const begin = () => {
  document.querySelectorAll('[data-tour-part]').forEach((old) => old.remove());
  const [styles, script] = [document.createElement('link'), document.createElement('script')];
  Object.assign(styles, { rel: 'stylesheet', href: '/bundle/tour.css' });
  script.src = '/bundle/tour.js';
  for (const part of [styles, script]) part.dataset.tourPart = '';
  document.head.append(styles, script);
};

if (document.body.dataset.tour === 'due') begin();
document.addEventListener('click', (event) => {
  const opener = event.target.closest('[data-tour-open]');
  if (!opener || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  opener.closest('details')?.removeAttribute('open');
  begin();
});
