import { canAsk, type State } from '../state/state';
import { strings } from '../strings';
import type { Actions } from './actions';
import { h } from './dom';
import { icon } from './icons';

const mostExamples = 5;

/** What the panel shows before the first question: what it is for, examples, or that the documentation is still being indexed. */
export class EmptyView {
  readonly element = h('div', { class: 'empty' });
  readonly #actions: Actions;
  #shown = '';

  constructor(actions: Actions) {
    this.#actions = actions;
  }

  update(state: State, ownExamples: readonly string[]): void {
    const examples = (ownExamples.length > 0 ? ownExamples : state.service.examples).slice(0, mostExamples);
    const { state: service, message, pages } = state.service;
    const key = JSON.stringify([service, message, pages, examples, canAsk(state)]);
    if (key === this.#shown) return;
    this.#shown = key;
    this.element.replaceChildren(h('span', { class: 'mark', 'aria-hidden': 'true' }, icon('mark')), ...this.#content(state, examples));
  }

  #content(state: State, examples: readonly string[]): readonly HTMLElement[] {
    const { message, pages } = state.service;
    if (state.service.state === 'indexing') {
      const progress = message ?? (pages === null ? null : strings.indexedPages(pages));
      return [
        h('h3', {}, strings.indexingTitle),
        h('p', {}, strings.indexingText),
        h('div', { class: 'progress', role: 'progressbar', 'aria-label': strings.indexingTitle }),
        ...(progress === null ? [] : [h('p', {}, progress)]),
      ];
    }
    if (state.service.state === 'failed') return [h('h3', {}, strings.indexFailed), ...(message === null ? [] : [h('p', {}, message)])];
    return [h('h3', {}, strings.emptyTitle), h('p', {}, strings.emptyText), ...this.#examples(examples, canAsk(state))];
  }

  #examples(examples: readonly string[], mayAsk: boolean): readonly HTMLElement[] {
    if (examples.length === 0) return [];
    const items = examples.map((example) => {
      const button = h('button', { type: 'button', dir: 'auto', 'aria-disabled': mayAsk ? null : 'true' }, h('span', {}, example), icon('chevron'));
      button.addEventListener('click', () => this.#actions.ask(example));
      return h('li', {}, button);
    });
    return [h('p', { class: 'label' }, strings.examples), h('ul', { class: 'examples' }, ...items)];
  }
}
