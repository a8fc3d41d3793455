import type { Deletion } from '../state/state';
import { strings } from '../strings';
import type { Actions } from './actions';
import { h, setText } from './dom';

const sentences: Readonly<Record<Deletion, string>> = {
  none: '',
  asked: strings.deletion.text,
  sending: strings.deletion.sending,
  limited: strings.deletion.limited,
  failed: strings.deletion.failed,
};

/** Asks once, below the header, whether the conversation is to be deleted, and says when that did not work. */
export class DeletionView {
  readonly #sentence = h('p', { id: 'docsbot-deletion-text' });
  readonly #problem = h('p', { role: 'alert' });
  readonly #confirm = h('button', { type: 'button', class: 'text-button danger' }, strings.deletion.confirm);
  readonly #keep = h('button', { type: 'button', class: 'text-button' }, strings.deletion.keep);
  readonly element = h('div', { class: 'deletion', role: 'group', 'aria-labelledby': 'docsbot-deletion', 'aria-describedby': 'docsbot-deletion-text', hidden: '' },
    h('p', { id: 'docsbot-deletion', class: 'deletion-title' }, strings.deletion.title),
    this.#sentence,
    this.#problem,
    h('div', { class: 'buttons' }, this.#confirm, this.#keep));
  #shown: Deletion = 'none';

  constructor(actions: Actions) {
    this.#confirm.addEventListener('click', () => {
      if (this.#shown !== 'sending') actions.forget();
    });
    this.#keep.addEventListener('click', () => actions.considerDeletion(false));
  }

  /** True when the question went away, so that the focus must not stay on it. */
  update(deletion: Deletion): boolean {
    const before = this.#shown;
    if (before === deletion) return false;
    const hadFocus = this.element.contains((this.element.getRootNode() as ShadowRoot).activeElement);
    this.#shown = deletion;
    this.element.hidden = deletion === 'none';
    const isProblem = deletion === 'limited' || deletion === 'failed';
    setText(this.#sentence, isProblem ? '' : sentences[deletion]);
    setText(this.#problem, isProblem ? sentences[deletion] : '');
    for (const button of [this.#confirm, this.#keep]) {
      if (deletion === 'sending') button.setAttribute('aria-disabled', 'true');
      else button.removeAttribute('aria-disabled');
    }
    // What cannot be undone is not one Enter away.
    if (deletion === 'asked') this.#keep.focus();
    return deletion === 'none' && hadFocus;
  }
}
