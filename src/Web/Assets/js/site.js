import './htmx.js';
import './menus.js';
import './themeToggle.js';
import './forms.js';
import './keys.js';
import './tour.js';
