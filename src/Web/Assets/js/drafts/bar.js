// One line at a form about what was typed into it: restored, on its way, or not sent.
export function bar(form, text, { button, press, bad, atEnd } = {}) {
  unbar(form);
  const line = document.createElement('div');
  line.className = `alert draft-bar ${bad ? 'alert-danger' : 'alert-info'}`;
  line.setAttribute('role', bad ? 'alert' : 'status');
  const said = document.createElement('span');
  said.textContent = text;
  line.append(said);
  if (button) {
    const pressed = document.createElement('button');
    pressed.type = 'button';
    pressed.className = 'btn btn-sm';
    pressed.textContent = button;
    pressed.addEventListener('click', press);
    line.append(pressed);
  }
  // Where the person looks: at the button that was pressed, or where the form begins. A row's own little form has no room for it.
  const end = form.querySelector('.form-end, .fact-end');
  if (atEnd && end) end.before(line);
  else if (form.querySelector('input:not([type="hidden"]), textarea, select')) form.prepend(line);
  else document.getElementById('flash').replaceChildren(line);
  line.dataset.of = nameOf(form);
  if (bad) line.scrollIntoView({ block: 'nearest' });
  return line;
}

export function unbar(form) {
  find(form)?.remove();
}

export const find = (form) => document.querySelector(`.draft-bar[data-of="${nameOf(form)}"]`);

function nameOf(form) {
  form.dataset.named ??= String(names += 1);
  return form.dataset.named;
}

let names = 0;
