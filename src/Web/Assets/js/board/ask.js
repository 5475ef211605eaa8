// What the board asks the server in the background. A lost sign-in is told as such, not answered with the sign-in page.
const headers = { 'HX-Request': 'true', 'X-Requested-With': 'XMLHttpRequest' };

export async function ask(address, body) {
  const answer = await fetch(address, { headers, ...(body && { method: 'POST', body }) });
  return { answer, nodes: parse(await answer.text()) };
}

// Answers are parsed inert: nothing in them runs or loads before it stands in the page.
function parse(text) {
  if (/^\s*<!doctype/i.test(text)) return new DOMParser().parseFromString(text, 'text/html').getElementById('content');
  const template = document.createElement('template');
  template.innerHTML = text;
  return template.content;
}

export function token() {
  return document.querySelector('#board-token [name="__RequestVerificationToken"]').value;
}

const said = document.querySelector('.board-said');
let silence;

// Says it politely and leaves it standing long enough to be read; what went wrong stays until something else is said.
export function say(words, { href, stays, button } = {}) {
  clearTimeout(silence);
  const line = document.createElement('p');
  const text = href ? document.createElement('a') : line;
  if (href) {
    text.href = href;
    line.append(text);
  }
  text.textContent = words;
  if (button) line.append(' ', button);
  said.replaceChildren(line);
  if (!stays && !button) silence = setTimeout(() => said.replaceChildren(), 9000);
}
