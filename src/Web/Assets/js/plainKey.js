// Whether a key is meant for the page: alone, not written into a field, and with no dialog before the page. A field of a dialog just closed keeps the focus until the next picture is drawn.
export const plainKey = (event) => !(event.ctrlKey || event.altKey || event.metaKey || event.isComposing)
  && !event.target.closest?.(':is(input:not([type="checkbox"]), select, textarea, [contenteditable]):not(dialog:not([open]) *)')
  && !document.querySelector('dialog[open]');
