import { Announcer } from './a11y/announcer';
import { AnswerReader } from './a11y/answer-reader';
import { ChatConnection } from './connection/chat-connection';
import { StatusPoller } from './connection/status-poller';
import { Conversation } from './conversation/conversation';
import { observedAttributes, readSettings, type Settings } from './settings';
import { SessionMemory } from './state/session-memory';
import { Store } from './state/store';
import { Widget } from './widget';

/** `<docs-bot>`: a chat with the documentation, floating or in its place on the page. See docs/ for its attributes and properties. */
export class DocsBotElement extends HTMLElement {
  /** Where the script came from; the element asks there unless its `server` attribute says otherwise. */
  static scriptServer = '';
  static readonly observedAttributes = observedAttributes;

  #widget: Widget | null = null;
  #settings: Settings | null = null;

  /** Opens the panel and moves the focus into it. */
  open(): void {
    this.#widget?.open();
  }

  /** Closes the panel. */
  close(): void {
    this.#widget?.close();
  }

  /** Opens the panel and asks; false when the question is empty or cannot be asked now. */
  ask(question: string): boolean {
    this.open();
    return this.#widget?.ask(question) ?? false;
  }

  connectedCallback(): void {
    this.#build();
  }

  disconnectedCallback(): void {
    this.#widget?.dispose();
    this.#widget = null;
  }

  attributeChangedCallback(): void {
    if (this.#widget === null || this.#settings === null) return;
    const before = this.#settings;
    const now = readSettings(this, DocsBotElement.scriptServer);
    if (now.server === before.server && now.mode === before.mode) {
      this.#settings = now;
      this.#widget.change(now);
      return;
    }
    this.#widget.dispose();
    this.#build();
  }

  #build(): void {
    const settings = readSettings(this, DocsBotElement.scriptServer);
    const store = new Store();
    const connection = new ChatConnection(settings.server, (state) => store.dispatch({ type: 'connectionChanged', connection: state }));
    const poller = new StatusPoller(settings.server, (status) => store.dispatch({ type: 'statusRead', status }));
    const announcer = new Announcer();
    this.#settings = settings;
    this.#widget = new Widget(this, settings, {
      store,
      connection,
      poller,
      conversation: new Conversation(store, connection),
      memory: new SessionMemory(settings.server),
      announcer,
      reader: new AnswerReader(announcer),
    });
  }
}
