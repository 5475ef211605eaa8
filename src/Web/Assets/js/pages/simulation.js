// Goes on by itself until all is played through. Without it a button does.
const on = document.getElementById('simulation-on');
if (on) {
  on.querySelector('button').hidden = true;
  on.requestSubmit();
}
