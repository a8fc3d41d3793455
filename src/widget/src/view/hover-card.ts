import type { Source } from '../contract/chat-event';
import { safeAddress } from '../markdown/links';
import { closest, h } from './dom';
import { pathOf, type SourceContext } from './source-item';

const showDelayMs = 120;
const hideDelayMs = 160;
const gap = 8;
const edge = 12;

/** Shows what a citation refers to while the pointer or the focus is on it. */
export class HoverCard {
  readonly element = h('div', { class: 'card', role: 'tooltip', id: 'docsbot-card', hidden: '' });
  readonly #area: HTMLElement;
  readonly #context: SourceContext;
  readonly #find: (chip: HTMLElement) => Source | undefined;
  #chip: HTMLElement | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `find` says which source a chip of the area refers to. */
  constructor(area: HTMLElement, context: SourceContext, find: (chip: HTMLElement) => Source | undefined) {
    this.#area = area;
    this.#context = context;
    this.#find = find;
    area.addEventListener('pointerover', (event) => {
      const chip = closest(event, '.chip');
      if (chip !== null && event.pointerType !== 'touch') this.#later(showDelayMs, () => this.#show(chip));
    });
    area.addEventListener('pointerout', (event) => {
      if (closest(event, '.chip') !== null) this.#later(hideDelayMs, () => this.hide());
    });
    area.addEventListener('focusin', (event) => {
      const chip = closest(event, '.chip');
      if (chip?.matches(':focus-visible')) this.#show(chip);
    });
    area.addEventListener('focusout', () => this.hide());
    area.addEventListener('scroll', () => this.hide(), { passive: true });
    // The pointer may move onto the card, to read it or to copy from it.
    this.element.addEventListener('pointerenter', () => clearTimeout(this.#timer));
    this.element.addEventListener('pointerleave', () => this.#later(hideDelayMs, () => this.hide()));
  }

  /** Hides the card; true when it was shown. */
  hide(): boolean {
    clearTimeout(this.#timer);
    const shown = !this.element.hidden;
    this.element.hidden = true;
    this.#chip?.removeAttribute('aria-describedby');
    this.#chip = null;
    return shown;
  }

  #later(delayMs: number, action: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(action, delayMs);
  }

  #show(chip: HTMLElement): void {
    if (!chip.isConnected || chip === this.#chip) return;
    const source = this.#find(chip);
    if (source === undefined) return;
    this.hide();
    this.#chip = chip;
    chip.setAttribute('aria-describedby', this.element.id);
    const address = safeAddress(source.url, this.#context.base);
    const path = pathOf(source);
    this.element.replaceChildren(
      h('span', { class: 'source-title' }, source.title),
      ...(path === '' ? [] : [h('span', { class: 'source-path' }, path)]),
      ...(source.snippet === '' ? [] : [h('span', { class: 'source-snippet', dir: 'auto' }, source.snippet)]),
      ...(address === null ? [] : [h('span', { class: 'address', dir: 'ltr' }, readable(address))]));
    this.element.hidden = false;
    this.#place(chip);
  }

  /** Above the chip, or below where there is no room; within the area where that is wide enough, and always within the window. */
  #place(chip: HTMLElement): void {
    const { style } = this.element;
    style.left = '0';
    style.top = '0';
    // A transformed ancestor moves what "fixed" is relative to; the card's own place at 0, 0 tells by how much.
    const card = this.element.getBoundingClientRect();
    const target = chip.getBoundingClientRect();
    const area = this.#area.getBoundingClientRect();
    const mostLeft = Math.max(area.left, 0) + edge;
    const mostRight = Math.min(area.right, innerWidth) - edge - card.width;
    const left = Math.max(mostLeft, Math.min(target.left + target.width / 2 - card.width / 2, mostRight));
    const above = target.top - card.height - gap;
    const top = above >= edge ? above : target.bottom + gap;
    style.left = `${left - card.left}px`;
    style.top = `${top - card.top}px`;
  }
}

function readable(address: string): string {
  const url = new URL(address);
  return `${url.host}${url.pathname}${url.hash}`;
}
