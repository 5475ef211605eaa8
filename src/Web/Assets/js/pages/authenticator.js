// Recovery codes are shown once: copied and printed by a press, where the browser can.
const codes = document.querySelector('[data-codes]');
const copy = document.querySelector('[data-copy]');
const print = document.querySelector('[data-print]');

if (codes) {
  print.hidden = false;
  print.addEventListener('click', () => window.print());

  if (navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener('click', async () => {
      await navigator.clipboard.writeText([...codes.children].map((code) => code.textContent.trim()).join('\n'));
      const said = document.querySelector('[data-copied]');
      said.textContent = said.dataset.copied;
    });
  }
}
