import type { AnswerReader } from './a11y/answer-reader';
import type { Announcer } from './a11y/announcer';
import type { ChatConnection } from './connection/chat-connection';
import type { StatusPoller } from './connection/status-poller';
import type { Conversation } from './conversation/conversation';
import type { Settings } from './settings';
import type { Action } from './state/action';
import type { SessionMemory } from './state/session-memory';
import { isPending } from './state/state';
import type { Store } from './state/store';
import { strings } from './strings';
import { h, setAttribute } from './view/dom';
import { icon } from './view/icons';
import { PanelView } from './view/panel-view';
import { isEditing, parseShortcut, type Shortcut } from './view/shortcut';
import { applyStyles } from './view/stylesheet';
import { watchTheme } from './view/theme';

/** What a widget is made of. */
export interface WidgetParts {
  readonly store: Store;
  readonly connection: ChatConnection;
  readonly poller: StatusPoller;
  readonly conversation: Conversation;
  readonly memory: SessionMemory;
  readonly announcer: Announcer;
  readonly reader: AnswerReader;
}

/** A phone's screen, where the panel is a sheet over the page; as in styles/panel.css. */
const phone = '(width <= 520px)';

/** A widget at work on the page: ties the state to the view, and the view to the conversation. */
export class Widget {
  readonly #host: HTMLElement;
  readonly #parts: WidgetParts;
  readonly #panel: PanelView;
  readonly #launcher = h('button', { type: 'button', class: 'launcher', 'aria-haspopup': 'dialog' }, icon('mark'), h('span', {}, strings.launcher));
  // An empty title keeps the host's title attribute from popping up over everything.
  readonly #root = h('div', { class: 'root', title: '' });
  readonly #lifetime = new AbortController();
  #settings: Settings;
  #shortcut: Shortcut | null = null;
  #stopTheme: () => void = () => undefined;
  #frame = 0;
  #restored = false;

  constructor(host: HTMLElement, settings: Settings, parts: WidgetParts) {
    this.#host = host;
    this.#parts = parts;
    this.#settings = settings;
    const { conversation } = parts;
    this.#panel = new PanelView(settings.server, {
      ask: (question) => conversation.ask(question),
      retry: (turnId) => conversation.retry(turnId),
      stop: () => conversation.stop(),
      startOver: () => conversation.startOver(),
      considerDeletion: (considered) => {
        conversation.considerDeletion(considered);
        // At once, so that the focus is where the question is.
        this.#render();
      },
      forget: () => void this.#forget(),
      rate: (turnId, helpful, comment) => void conversation.rate(turnId, helpful, comment ?? null),
      open: () => this.open(),
      close: () => this.close(),
      toggleExpanded: () => parts.store.dispatch({ type: 'expandToggled' }),
      leaving: () => this.#leaving(),
    });
    this.#launcher.addEventListener('click', () => this.open());
    this.#root.append(this.#launcher, this.#panel.element, parts.announcer.element);
    const shadow = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    shadow.replaceChildren(this.#root);
    applyStyles(shadow);

    parts.store.subscribe((_, action) => this.#onChange(action));
    this.#listen();
    this.change(settings);
    this.#restore();
    if (this.#isShown) parts.poller.start();
    this.#render();
  }

  get #isShown(): boolean {
    return this.#settings.mode === 'inline' || this.#parts.store.state.open;
  }

  open(): void {
    const wasShown = this.#isShown;
    this.#parts.poller.start();
    this.#parts.store.dispatch({ type: 'opened' });
    this.#render();
    // What is not displayed has no scroll position to keep.
    if (!wasShown) this.#panel.showNewest();
    this.#panel.focus();
  }

  close(): void {
    if (this.#settings.mode === 'inline' || !this.#parts.store.state.open) return;
    this.#parts.poller.stop();
    this.#parts.store.dispatch({ type: 'closed' });
    this.#render();
    this.#launcher.focus({ preventScroll: true });
  }

  ask(question: string): boolean {
    return this.#parts.conversation.ask(question);
  }

  /** Takes over settings that change neither the server nor the mode. */
  change(settings: Settings): void {
    this.#settings = settings;
    this.#shortcut = parseShortcut(settings.shortcut);
    this.#launcher.title = this.#shortcut === null ? strings.launcher : strings.launcherHint(this.#shortcut.label);
    this.#stopTheme();
    this.#stopTheme = watchTheme(settings.theme, (theme) => setAttribute(this.#root, 'data-theme', theme));
    setAttribute(this.#root, 'data-mode', settings.mode);
    setAttribute(this.#root, 'dir', getComputedStyle(this.#host).direction || 'ltr');
    this.#render();
  }

  dispose(): void {
    this.#save();
    this.#lifetime.abort();
    this.#stopTheme();
    cancelAnimationFrame(this.#frame);
    this.#parts.poller.stop();
    this.#parts.conversation.dispose();
    this.#parts.connection.close();
    this.#panel.dispose();
  }

  #listen(): void {
    const { signal } = this.#lifetime;
    document.addEventListener('keydown', (event) => this.#onPageKey(event), { signal });
    this.#root.addEventListener('keydown', (event) => this.#onOwnKey(event), { signal });
    addEventListener('pagehide', () => {
      this.#save();
      // An open connection would keep the page out of the back/forward cache.
      this.#parts.connection.close();
    }, { signal });
    // The on-screen keyboard covers the page without making it smaller. Zooming in with two fingers is left alone.
    const viewport = window.visualViewport;
    viewport?.addEventListener('resize', () => {
      if (viewport.scale === 1) this.#root.style.setProperty('--visible-height', `${viewport.height}px`);
    }, { signal });
  }

  #restore(): void {
    const restored = this.#parts.memory.load();
    if (restored === null) return;
    this.#restored = true;
    this.#parts.store.dispatch(restored);
    this.#parts.conversation.watchBlock();
    this.#render();
    this.#panel.showNewest();
    this.#restored = false;
  }

  #onChange(action: Action): void {
    this.#frame ||= requestAnimationFrame(() => this.#render());
    if (action.type === 'received' && action.event.type === 'failed' && action.event.code === 'indexing') this.#parts.poller.start();
    const grows = action.type === 'received' && action.event.type === 'answerDelta';
    if (!grows && action.type !== 'connectionChanged' && action.type !== 'statusRead') this.#save();
  }

  #render(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const { store, reader } = this.#parts;
    const { state } = store;
    const floating = this.#settings.mode === 'floating';
    this.#launcher.hidden = !floating || state.open;
    this.#launcher.setAttribute('aria-expanded', String(state.open));
    this.#panel.element.hidden = floating && !state.open;
    this.#panel.update(state, this.#settings);
    reader.update(state, this.#panel.log.last, this.#restored);
  }

  #save(): void {
    this.#parts.memory.save(this.#parts.store.state);
  }

  /** The conversation goes along to the page that opens; on a phone the sheet would hide that page. */
  #leaving(): void {
    if (this.#settings.mode === 'floating' && matchMedia(phone).matches) this.#parts.store.dispatch({ type: 'closed' });
    const last = this.#parts.store.state.turns.at(-1);
    if (last !== undefined && isPending(last)) return;
    this.#save();
  }

  async #forget(): Promise<void> {
    const result = await this.#parts.conversation.forget();
    this.#render();
    if (result === 'forgotten') this.#parts.announcer.say(strings.deletion.done);
  }

  #onPageKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || this.#shortcut?.matches(event) !== true) return;
    const own = event.composedPath().includes(this.#root);
    if (!own && isEditing(event)) return;
    event.preventDefault();
    if (own && this.#parts.store.state.open) this.close();
    else this.open();
  }

  #onOwnKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing) return;
    const { deletion } = this.#parts.store.state;
    if (this.#panel.card.hide()) {
      event.stopPropagation();
    } else if (deletion !== 'none' && deletion !== 'sending') {
      event.stopPropagation();
      this.#parts.conversation.considerDeletion(false);
      this.#render();
    } else if (this.#settings.mode === 'floating') {
      event.stopPropagation();
      this.close();
    }
  }
}
