/** The element as a page uses it: `<docs-bot>`. */
class DocsBotElement extends HTMLElement {}

if (!customElements.get('docs-bot')) customElements.define('docs-bot', DocsBotElement);
