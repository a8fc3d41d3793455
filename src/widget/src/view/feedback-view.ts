import type { Turn } from '../state/state';
import { strings } from '../strings';
import type { Actions } from './actions';
import { h, setAttribute } from './dom';
import { icon } from './icons';

const longestComment = 2_000;

/** Thumbs up and down, and room for a comment after thumbs down. */
export class FeedbackView {
  /** The two thumbs, for the row of actions. */
  readonly thumbs: HTMLElement;
  /** What follows from them, below that row. */
  readonly element = h('div', { hidden: '' });
  readonly #actions: Actions;
  readonly #up = thumb('up', strings.helpful);
  readonly #down = thumb('down', strings.notHelpful);
  #turn: Turn;
  #commentDismissed: boolean;

  constructor(turn: Turn, actions: Actions) {
    this.#turn = turn;
    this.#actions = actions;
    // A restored turn does not ask again.
    this.#commentDismissed = turn.feedback !== null;
    this.#up.addEventListener('click', () => this.#rate(true));
    this.#down.addEventListener('click', () => this.#rate(false));
    this.thumbs = h('span', { role: 'group', 'aria-label': strings.helpfulQuestion, class: 'thumbs' },
      h('span', { class: 'thumbs-label', 'aria-hidden': 'true' }, strings.helpfulQuestion), this.#up, this.#down);
  }

  update(turn: Turn): void {
    const before = this.#turn.feedback;
    this.#turn = turn;
    this.thumbs.hidden = turn.interactionId === null;
    setAttribute(this.#up, 'aria-pressed', String(turn.feedback?.helpful === true));
    setAttribute(this.#down, 'aria-pressed', String(turn.feedback?.helpful === false));
    if (before !== turn.feedback) this.#show();
  }

  #rate(helpful: boolean): void {
    if (this.#turn.feedback?.helpful === helpful && this.#turn.feedback.delivery !== 'failed') return;
    this.#commentDismissed = helpful;
    this.#actions.rate(this.#turn.id, helpful);
  }

  #show(): void {
    const { feedback } = this.#turn;
    this.element.hidden = feedback === null;
    if (feedback === null) return;
    if (feedback.delivery === 'failed') this.element.replaceChildren(this.#failure(feedback.helpful));
    else if (!feedback.helpful && !feedback.commented && !this.#commentDismissed) this.#showComment();
    else this.element.replaceChildren(status(feedback.commented ? strings.thanksForComment : strings.thanks));
  }

  #failure(helpful: boolean): HTMLElement {
    const again = h('button', { type: 'button', class: 'text-button' }, icon('retry'), strings.tryAgain);
    again.addEventListener('click', () => this.#actions.rate(this.#turn.id, helpful));
    return h('div', { class: 'feedback-status', role: 'alert' }, strings.feedbackFailed, again);
  }

  #showComment(): void {
    // Already there: what was typed into it stays.
    if (this.element.querySelector('form') !== null) return;
    const id = `comment-${this.#turn.id}`;
    const field = h('textarea', { id, maxlength: String(longestComment), dir: 'auto' });
    const skip = h('button', { type: 'button', class: 'text-button plain' }, strings.commentSkip);
    const form = h('form', { class: 'comment' },
      h('label', { for: id }, strings.commentLabel),
      field,
      h('div', { class: 'buttons' }, h('button', { type: 'submit', class: 'text-button primary' }, strings.commentSend), skip));
    skip.addEventListener('click', () => this.#dismissComment());
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const comment = field.value.trim();
      this.#commentDismissed = true;
      if (comment === '') this.#dismissComment();
      else this.#actions.rate(this.#turn.id, false, comment);
      this.#down.focus();
    });
    this.element.replaceChildren(form);
    field.focus({ preventScroll: true });
    form.scrollIntoView({ block: 'nearest' });
  }

  #dismissComment(): void {
    this.#commentDismissed = true;
    this.#down.focus();
    this.#show();
  }
}

function thumb(name: 'up' | 'down', label: string): HTMLButtonElement {
  return h('button', { type: 'button', class: 'icon-button', 'aria-label': label, title: label, 'aria-pressed': 'false' }, icon(name));
}

function status(text: string): HTMLElement {
  return h('p', { class: 'feedback-status', role: 'status' }, text);
}
