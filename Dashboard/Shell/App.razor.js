// The shell's own behaviour: theme, drawer, menus, skip link. It listens on the document and keeps its state on <html>, so it
// works on static pages, before the circuit is up and while the connection is lost.
const root = document.documentElement;
const narrow = matchMedia('(max-width: 959.98px)');
const year = 365 * 24 * 60 * 60;

const remember = (name, value) => {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  document.cookie = `${name}=${value}; path=/; max-age=${year}; samesite=lax${secure}`;
};

const actions = {
  theme: value => {
    root.dataset.theme = value;
    remember('dashboard-theme', value);
  },
  drawer: value => {
    root.dataset.drawer = value;
    remember('dashboard-drawer', value);
    document.querySelector(`[data-shell="drawer:${value === 'rail' ? 'full' : 'rail'}"]`)?.focus();
  },
  sheet: value => value === 'open' ? openSheet() : closeSheet(true),
  skip: () => document.getElementById('main')?.focus(),
};

function openSheet() {
  root.dataset.sheet = 'open';
  reflectSheet();
  document.querySelector('#drawer a, #drawer button')?.focus();
}

function closeSheet(giveBackFocus) {
  if (root.dataset.sheet !== 'open')
    return;

  delete root.dataset.sheet;
  reflectSheet();
  if (giveBackFocus)
    document.querySelector('[data-shell="sheet:open"]')?.focus();
}

// While the sheet is open the page behind it can neither be clicked nor reached by Tab.
function reflectSheet() {
  const open = root.dataset.sheet === 'open';
  document.getElementById('page')?.toggleAttribute('inert', open);
  document.querySelector('[data-shell="sheet:open"]')?.setAttribute('aria-expanded', String(open));
}

document.addEventListener('click', event => {
  const target = event.target instanceof Element ? event.target.closest('[data-shell], #drawer a') : null;
  if (!target)
    return;

  if (target.matches('a:not([data-shell])')) {
    closeSheet(false);
    return;
  }

  event.preventDefault();
  const [action, value] = target.dataset.shell.split(':');
  actions[action]?.(value);
  // In the capture phase: Blazor would take the skip link for a link to the home page.
}, true);

document.addEventListener('keydown', event => {
  if (event.key === 'Escape')
    closeSheet(true);
});

narrow.addEventListener('change', () => closeSheet(false));

// Menus say which choice counts at the moment they open, and stand below their button where CSS anchors are unknown.
document.addEventListener('beforetoggle', event => {
  const menu = event.target;
  if (event.newState !== 'open' || !menu.matches?.('.menu'))
    return;

  for (const item of menu.querySelectorAll('[data-shell^="theme:"]'))
    item.setAttribute('aria-pressed', String(item.dataset.shell === `theme:${root.dataset.theme}`));

  const button = document.querySelector(`[popovertarget="${menu.id}"]`);
  if (button && !CSS.supports('position-area', 'block-end')) {
    const place = button.getBoundingClientRect();
    menu.style.top = `${place.bottom + 4}px`;
    if (place.left + place.width / 2 > innerWidth / 2)
      menu.style.right = `${Math.max(8, innerWidth - place.right)}px`;
    else
      menu.style.left = `${Math.max(8, place.left)}px`;
  }
}, true);

// Arrow keys move within a menu, as in every desktop program.
document.addEventListener('keydown', event => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const menu = event.target instanceof Element ? event.target.closest('.menu, [popovertarget]') : null;
  if (!step || !menu || event.target.matches('input, select, textarea'))
    return;

  const list = menu.matches('.menu') ? menu : document.getElementById(menu.getAttribute('popovertarget'));
  if (!list?.matches(':popover-open'))
    return;

  const items = [...list.querySelectorAll('a, button')].filter(item => !item.disabled);
  const at = items.indexOf(document.activeElement);
  event.preventDefault();
  items[at < 0 ? (step > 0 ? 0 : items.length - 1) : (at + step + items.length) % items.length]?.focus();
});
