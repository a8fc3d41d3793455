import { DocsBotElement } from './docs-bot-element';
import { observedAttributes, serverOfScript } from './settings';

const name = 'docs-bot';

/** This script's own tag; a module script does not know it, but can be found by its address. */
const script = document.currentScript instanceof HTMLScriptElement
  ? document.currentScript
  : document.querySelector<HTMLScriptElement>('script[src*="/widget/docsbot.js"]');

DocsBotElement.scriptServer = script === null ? location.origin : serverOfScript(script.src);
if (customElements.get(name) === undefined) customElements.define(name, DocsBotElement);

/** One script tag is enough: a page without the element gets one, set up by the data attributes of the tag. */
function addWhereMissing(): void {
  if (document.querySelector(name) !== null) return;
  const element = document.createElement(name);
  for (const attribute of observedAttributes) {
    const value = script?.getAttribute(`data-${attribute}`);
    if (value != null) element.setAttribute(attribute, value);
  }
  document.body.append(element);
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', addWhereMissing, { once: true });
else addWhereMissing();

declare global {
  interface HTMLElementTagNameMap {
    [name]: DocsBotElement;
  }
}
