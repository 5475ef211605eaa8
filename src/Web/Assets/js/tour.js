// The first look in five steps begins by itself once a person, and from the account menu; it is loaded only then.
const parts = document.getElementById('tour-parts');

const begin = () => {
  document.querySelectorAll('[data-tour-styles], [data-tour-script]').forEach((old) => old.remove());
  document.body.append(parts.content.cloneNode(true));
};

if (parts?.dataset.start === 'True') begin();
document.addEventListener('click', (event) => {
  const opener = event.target.closest('[data-tour-open]');
  if (!opener || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  opener.closest('details')?.removeAttribute('open');
  begin();
});
