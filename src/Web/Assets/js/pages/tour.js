// The first look in five steps, over the page: each step points at where its thing is found. Arrows or buttons go on, Esc ends it.
begin();

async function begin() {
  const answer = await fetch('/account/tour?handler=Dialog', { headers: { 'X-Requested-With': 'XMLHttpRequest' } });
  if (!answer.ok || document.querySelector('dialog[open]')) return;
  const parts = document.createElement('template');
  parts.innerHTML = await answer.text();
  document.getElementById('tour')?.remove();
  document.body.append(parts.content);
  const styles = document.querySelector('link[data-tour-part]');
  if (!styles.sheet) await new Promise((loaded) => { styles.addEventListener('load', loaded); });
  show(document.getElementById('tour'));
}

function show(tour) {
  const [steps, ring] = [[...tour.querySelectorAll('section')], tour.querySelector('.tour-ring')];
  const [back, next] = [tour.querySelector('[data-tour="back"]'), tour.querySelector('[data-tour="next"]')];
  const on = next.textContent;
  let at = 0;

  const place = () => {
    const address = steps[at].dataset.of;
    const target = [...document.querySelectorAll(address === '/search' ? '.search-open' : `.site-nav a[href="${address}"]`)].find((one) => one.checkVisibility())
      ?? document.querySelector(address === '/search' ? '.search-open' : 'details.menu summary');
    target.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    const box = target.getBoundingClientRect();
    ring.hidden = false;
    Object.assign(ring.style, { top: `${box.top - 4}px`, left: `${box.left - 4}px`, width: `${box.width + 8}px`, height: `${box.height + 8}px` });
    Object.assign(tour.style, { top: `${box.bottom + 16}px`, left: `${Math.max(8, Math.min(box.left, innerWidth - tour.offsetWidth - 8))}px` });
  };

  const go = (to) => {
    if (to >= steps.length) return tour.close();
    at = Math.max(0, to);
    steps.forEach((step, index) => { step.hidden = index !== at; });
    back.disabled = at === 0;
    next.textContent = at === steps.length - 1 ? next.dataset.last : on;
    return place();
  };

  tour.addEventListener('click', ({ target }) => {
    const press = target.closest('[data-tour]')?.dataset.tour;
    if (press === 'next') go(at + 1);
    else if (press === 'back') {
      go(at - 1);
      if (back.disabled) next.focus();
    } else if (press === 'end') tour.close();
  });
  tour.addEventListener('keydown', ({ key }) => {
    const onwards = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    if (key === onwards) go(Math.min(at + 1, steps.length - 1));
    else if (key === 'ArrowLeft' || key === 'ArrowRight') go(at - 1);
  });
  addEventListener('resize', place);
  tour.addEventListener('close', () => {
    removeEventListener('resize', place);
    tour.remove();
  });

  tour.showModal();
  go(0);
  seen(tour);
}

// Shown is seen: whoever closes it at once does not want it again.
async function seen(tour) {
  const form = tour.querySelector('form');
  const answer = await fetch(form.action, { method: 'POST', body: new FormData(form), headers: { 'X-Requested-With': 'XMLHttpRequest' } });
  if (answer.ok) document.body.dataset.tour = 'seen';
}
