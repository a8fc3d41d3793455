import type { Settings } from '../settings';

type Theme = 'light' | 'dark';

/** Attributes by which documentation sites say which theme the reader has chosen. */
const themeAttributes = ['data-theme', 'data-bs-theme', 'data-color-mode', 'data-color-scheme', 'data-md-color-scheme', 'theme'];

/**
 * Says which theme to show, and again whenever it changes. "auto" follows the switch of the page (an attribute or class of html or
 * body, as the usual site generators set them), and the system where the page has none. Returns what ends the watch.
 */
export function watchTheme(setting: Settings['theme'], show: (theme: Theme) => void): () => void {
  if (setting !== 'auto') {
    show(setting);
    return () => undefined;
  }
  const system = matchMedia('(prefers-color-scheme: dark)');
  const update = (): void => show(themeOfPage() ?? (system.matches ? 'dark' : 'light'));
  const observer = new MutationObserver(update);
  for (const element of [document.documentElement, document.body]) {
    observer.observe(element, { attributes: true, attributeFilter: ['class', 'style', ...themeAttributes] });
  }
  system.addEventListener('change', update);
  update();
  return () => {
    observer.disconnect();
    system.removeEventListener('change', update);
  };
}

function themeOfPage(): Theme | null {
  for (const element of [document.documentElement, document.body]) {
    for (const name of themeAttributes) {
      const value = element.getAttribute(name)?.toLowerCase();
      if (value === 'dark' || value === 'slate') return 'dark';
      if (value === 'light' || value === 'default') return 'light';
    }
    if (element.classList.contains('dark')) return 'dark';
    if (element.classList.contains('light')) return 'light';
    // Set by the page for itself; "light dark" and "normal" leave it to the system.
    const scheme = getComputedStyle(element).colorScheme;
    if (scheme === 'dark' || scheme === 'light') return scheme;
  }
  return null;
}
