// A lead opened from a list: K and J go to the one before and after. What was done on the lead's pages does not lose the list.
const kept = 'list-from';
const place = document.querySelector('[data-neighbours]');
const from = new URLSearchParams(location.search).get('from');

if (from) sessionStorage.setItem(kept, from);
else if (place && sessionStorage.getItem(kept) && fromOwnPage()) find(sessionStorage.getItem(kept));

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest('input, select, textarea')) return;
  document.querySelector(`.neighbours [data-press="${CSS.escape(event.key)}"]`)?.click();
});

// Only who comes back from a page of this same lead is still on the way through the list.
function fromOwnPage() {
  return document.referrer.startsWith(location.origin + location.pathname.split('/').slice(0, 3).join('/'));
}

async function find(list) {
  const answer = await fetch(`${place.dataset.neighbours}?from=${encodeURIComponent(list)}`);
  if (answer.ok) place.innerHTML = await answer.text();
}
