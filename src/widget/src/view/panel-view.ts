import type { Source } from '../contract/chat-event';
import type { Settings } from '../settings';
import { canDelete, type State } from '../state/state';
import { strings } from '../strings';
import type { Actions } from './actions';
import { ComposerView } from './composer-view';
import { enableCopying } from './copy';
import { closest, h, setAttribute, setText } from './dom';
import { DeletionView } from './deletion-view';
import { EmptyView } from './empty-view';
import { HoverCard } from './hover-card';
import { icon, type IconName } from './icons';
import { LogView } from './log-view';

/** How much of the answer must be out of sight before the way down is offered, in pixels. */
const outOfSight = 60;

/** The panel: header, conversation and composer. */
export class PanelView {
  readonly element: HTMLElement;
  readonly log: LogView;
  readonly card: HoverCard;
  readonly composer: ComposerView;
  readonly #actions: Actions;
  readonly #heading = h('h2', { id: 'docsbot-title' });
  readonly #delete: HTMLButtonElement;
  readonly #deletion: DeletionView;
  readonly #startOver: HTMLButtonElement;
  readonly #expand: HTMLButtonElement;
  readonly #close: HTMLButtonElement;
  readonly #banner = h('p', { class: 'banner', role: 'status', hidden: '' });
  readonly #empty: EmptyView;
  readonly #scroll: HTMLElement;
  readonly #latest: HTMLButtonElement;

  constructor(server: string, actions: Actions) {
    this.#actions = actions;
    const context = { base: `${server}/` };
    this.composer = new ComposerView(actions);
    // The button that asked is gone afterwards, so the focus must not stay on it.
    const asking: Actions = {
      ...actions,
      ask: (question) => this.#focusAfter(() => actions.ask(question)),
      retry: (turnId) => this.#focusAfter(() => actions.retry(turnId)),
    };
    this.#empty = new EmptyView(asking);
    this.log = new LogView(context, asking, (question) => this.composer.edit(question));
    this.#delete = iconButton('trash', strings.deleteConversation, () => actions.considerDeletion(true));
    this.#deletion = new DeletionView(actions);
    this.#startOver = iconButton('plus', strings.newConversation, () => {
      actions.startOver();
      this.composer.focus();
    });
    this.#expand = iconButton('expand', strings.expand, () => actions.toggleExpanded());
    this.#expand.classList.add('expand');
    this.#close = iconButton('close', strings.close, () => actions.close());
    this.#latest = iconButton('arrowDown', strings.latest, () => this.#toEnd('smooth'));
    this.#latest.className = 'latest';
    this.#scroll = h('div', { class: 'scroll', tabindex: '-1' }, this.#empty.element, this.log.element);
    this.element = h('section', { class: 'panel', 'aria-labelledby': 'docsbot-title' },
      h('header', { class: 'header' }, markIcon(), this.#heading, this.#delete, this.#startOver, this.#expand, this.#close),
      this.#banner,
      this.#deletion.element,
      h('div', { class: 'stage' }, this.#scroll, this.#latest),
      this.composer.element);
    this.card = new HoverCard(this.#scroll, context, (chip) => this.#sourceOf(chip));
    this.element.append(this.card.element);
    enableCopying(this.element, (turnId) => this.log.find(turnId)?.turn.answer ?? '');
    this.#scroll.addEventListener('scroll', () => this.#watchEnd(), { passive: true });
    this.#scroll.addEventListener('click', (event) => this.#onLink(event));
  }

  update(state: State, settings: Settings): void {
    const floating = settings.mode === 'floating';
    setAttribute(this.element, 'role', floating ? 'dialog' : 'region');
    setAttribute(this.element, 'data-expanded', floating && state.expanded ? '' : null);
    setText(this.#heading, settings.title ?? strings.title(state.service.product));
    this.#startOver.hidden = state.turns.length === 0;
    this.#delete.hidden = !canDelete(state);
    if (this.#deletion.update(state.deletion)) this.#focusWhereItWasAsked();
    this.#expand.hidden = this.#close.hidden = !floating;
    this.#showExpand(state.expanded);
    const problem = problemOf(state);
    this.#banner.hidden = problem === null;
    setText(this.#banner, problem ?? '');
    this.#empty.element.hidden = state.turns.length > 0;
    if (!this.#empty.element.hidden) this.#empty.update(state, settings.examples);
    if (this.log.update(state)) this.#toNewest('smooth');
    this.composer.update(state, settings.placeholder);
    this.#watchEnd();
  }

  /** To the last question, as after a return to the page. */
  showNewest(): void {
    this.#toNewest('auto');
    this.#watchEnd();
  }

  focus(): void {
    // A finger would get the on-screen keyboard over the examples.
    if (matchMedia('(pointer: coarse)').matches) this.#scroll.focus({ preventScroll: true });
    else this.composer.focus();
  }

  dispose(): void {
    this.composer.dispose();
    this.card.hide();
  }

  #focusWhereItWasAsked(): void {
    if (this.#delete.hidden) this.focus();
    else this.#delete.focus();
  }

  #focusAfter<T>(action: () => T): T {
    const result = action();
    this.focus();
    return result;
  }

  #showExpand(expanded: boolean): void {
    const label = expanded ? strings.collapse : strings.expand;
    if (this.#expand.title === label) return;
    this.#expand.title = label;
    this.#expand.setAttribute('aria-label', label);
    this.#expand.replaceChildren(icon(expanded ? 'collapse' : 'expand'));
  }

  #toNewest(behavior: ScrollBehavior): void {
    const newest = this.log.last?.element;
    if (newest === undefined) return;
    this.#scroll.scrollTo({ top: newest.offsetTop - this.#scroll.offsetTop, behavior: prefersStillness() ? 'auto' : behavior });
  }

  #toEnd(behavior: ScrollBehavior): void {
    const beyond = this.#beyond();
    this.#scroll.scrollBy({ top: beyond + 16, behavior: prefersStillness() ? 'auto' : behavior });
  }

  /** How far the end of the last answer is below what can be seen. */
  #beyond(): number {
    const reply = this.log.last?.reply;
    return reply === undefined ? 0 : reply.getBoundingClientRect().bottom - this.#scroll.getBoundingClientRect().bottom;
  }

  #watchEnd(): void {
    this.#latest.hidden = this.#beyond() < outOfSight;
  }

  #sourceOf(chip: HTMLElement): Source | undefined {
    const number = Number(chip.dataset.citation);
    const turn = chip.closest('.turn');
    const view = this.log.views.find((candidate) => candidate.element === turn);
    return view?.turn.sources.find((source) => source.number === number);
  }

  #onLink(event: MouseEvent): void {
    const link = closest(event, 'a[href]');
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (link !== null && plain && link.getAttribute('target') === null) this.#actions.leaving();
  }
}

function problemOf(state: State): string | null {
  if (state.connection === 'reconnecting') return strings.reconnecting;
  return state.service.state === 'unreachable' ? strings.unreachable : null;
}

function prefersStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

function iconButton(name: IconName, label: string, onClick: () => void): HTMLButtonElement {
  const button = h('button', { type: 'button', class: 'icon-button', 'aria-label': label, title: label }, icon(name));
  button.addEventListener('click', onClick);
  return button;
}

function markIcon(): Element {
  const mark = icon('mark');
  mark.classList.add('mark');
  return mark;
}
