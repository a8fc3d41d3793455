// The service's own page: fills in this server's address and the product's name, and makes the copy buttons work.
'use strict';

const base = new URL('.', document.baseURI).href.replace(/\/$/, '');
for (const place of document.querySelectorAll('[data-origin]')) place.textContent = base;
if (/mac|iphone|ipad/i.test(navigator.platform)) document.querySelector('[data-mod]').textContent = '⌘';

document.addEventListener('click', async (event) => {
  const button = event.target instanceof Element ? event.target.closest('[data-copy]') : null;
  if (button === null) return;
  const code = button.closest('figure').querySelector('code');
  let said = 'Copied';
  try {
    await navigator.clipboard.writeText(code.textContent);
  } catch {
    // Not a secure page: the text is selected, ready for the reader's own copy key.
    getSelection().selectAllChildren(code);
    said = 'Selected';
  }
  button.textContent = said;
  setTimeout(() => { button.textContent = 'Copy'; }, 2000);
});

addEventListener('load', () => {
  if (customElements.get('docs-bot') !== undefined) return;
  document.querySelector('docs-bot').hidden = true;
  document.querySelector('.unbuilt').hidden = false;
});

async function showStatus() {
  const place = document.querySelector('[data-status]');
  try {
    const response = await fetch('api/status', { cache: 'no-store' });
    const { state, pages, product } = await response.json();
    if (typeof product === 'string' && product !== '') {
      document.querySelector('[data-product]').textContent = `the ${product} docs`;
      document.title = `Ask the ${product} docs`;
    }
    const counted = Number.isInteger(pages) ? `${pages.toLocaleString('en')} ${pages === 1 ? 'page' : 'pages'}` : '';
    if (state === 'ready') place.textContent = counted === '' ? 'Ready.' : `Ready: ${counted} indexed.`;
    else if (state === 'indexing') place.textContent = counted === '' ? 'Indexing…' : `Indexing: ${counted} so far.`;
    else place.textContent = 'The documentation could not be indexed; the console says why.';
    if (state === 'indexing') setTimeout(showStatus, 2000);
  } catch {
    place.textContent = 'The service does not answer.';
    setTimeout(showStatus, 5000);
  }
}

void showStatus();
