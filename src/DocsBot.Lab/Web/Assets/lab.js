// The keyboard, and what is only nicer with a script: every page works without it.
const isTyping = (target) => target.closest('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]') !== null;
const rows = () => [...document.querySelectorAll('.rows a.row')];

let afterG = 0;

function move(step) {
  const all = rows();
  const at = all.indexOf(document.activeElement);
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

function press(key) {
  if (Date.now() - afterG < 1500) {
    afterG = 0;
    document.querySelector(`a[data-key="${CSS.escape(key)}"]`)?.click();
    return true;
  }

  switch (key) {
    case 'g':
      afterG = Date.now();
      return true;
    case 'j':
    case 'k':
      move(key === 'j' ? 1 : -1);
      return true;
    case 'n':
    case 'p':
      document.querySelector(key === 'n' ? 'a[rel="next"]' : 'a[rel="prev"]')?.click();
      return true;
    case '/': {
      const search = document.querySelector('[data-search]');
      search?.closest('details')?.setAttribute('open', '');
      search?.focus();
      search?.select();
      return search !== null;
    }
    case '?':
      document.getElementById('help')?.togglePopover();
      return true;
    default:
      return pressOwn(key);
  }
}

// What a page gives a key of its own to. Where several share one, such as the numbers of two scales, the first without a choice takes it.
function pressOwn(key) {
  const all = [...document.querySelectorAll(`[data-press="${CSS.escape(key)}"]`)];
  const isChosen = (input) => input.type === 'radio' && input.form.elements[input.name].value !== '';
  const own = all.find((candidate) => !isChosen(candidate)) ?? all[0];
  if (own instanceof HTMLTextAreaElement) {
    own.closest('details')?.setAttribute('open', '');
    own.focus();
  } else {
    own?.click();
  }
  return own !== undefined;
}

document.addEventListener('keydown', (event) => {
  if (!event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target) && press(event.key)) {
    event.preventDefault();
  }
});

for (const button of document.querySelectorAll('[data-copy]')) {
  button.hidden = !navigator.clipboard;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.parentElement.querySelector('code').textContent);
    button.textContent = 'Copied';
  });
}

for (const select of document.querySelectorAll('select[data-submit]')) {
  select.addEventListener('change', () => select.form.requestSubmit());
}
