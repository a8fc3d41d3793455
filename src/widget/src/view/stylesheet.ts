import answer from '../styles/answer.css?inline';
import base from '../styles/base.css?inline';
import panel from '../styles/panel.css?inline';
import turn from '../styles/turn.css?inline';

const css = `${base}${panel}${turn}${answer}`;
let shared: CSSStyleSheet | null = null;

/**
 * Styles a shadow root. A constructed sheet is no inline style, so a page whose content security policy forbids those is fine;
 * browsers without constructed sheets get a style element.
 */
export function applyStyles(root: ShadowRoot): void {
  if ('adoptedStyleSheets' in root && typeof CSSStyleSheet.prototype.replaceSync === 'function') {
    if (shared === null) {
      shared = new CSSStyleSheet();
      shared.replaceSync(css);
    }
    root.adoptedStyleSheets = [shared];
    return;
  }
  const style = document.createElement('style');
  style.textContent = css;
  root.append(style);
}
