// Whether a key is meant for the page: alone, not written into a field, and with no dialog before the page.
export const plainKey = (event) => !(event.ctrlKey || event.altKey || event.metaKey || event.isComposing)
  && !event.target.closest?.('input:not([type="checkbox"]), select, textarea, [contenteditable]')
  && !document.querySelector('dialog[open]');
