import { h } from '../view/dom';

/** Long enough to be read out, short enough not to be found later. */
const keptMs = 15_000;

/** Says things to screen readers, politely: each sentence as an addition to a live region. */
export class Announcer {
  readonly element = h('div', { class: 'visually-hidden', role: 'status', 'aria-live': 'polite', 'aria-atomic': 'false', 'aria-relevant': 'additions' });

  say(sentence: string): void {
    if (sentence === '') return;
    const line = h('p', {}, sentence);
    this.element.append(line);
    setTimeout(() => line.remove(), keptMs);
  }
}
