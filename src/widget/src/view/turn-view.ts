import { AnswerBlocks } from '../markdown/answer-blocks';
import { canAsk, canRetry, isPending, type State, type Turn } from '../state/state';
import { strings } from '../strings';
import type { Actions } from './actions';
import { h, setAttribute, setText } from './dom';
import { FeedbackView } from './feedback-view';
import { icon } from './icons';
import type { SourceContext } from './source-item';
import { SourcesView } from './sources-view';

/** A question with its answer, its sources and what can be done with them. */
export class TurnView {
  readonly element: HTMLElement;
  readonly answer = new AnswerBlocks();
  /** Everything but the question; ends where the answer ends. */
  readonly reply: HTMLElement;
  readonly #context: SourceContext;
  readonly #actions: Actions;
  readonly #pendingText = h('span');
  readonly #pending = h('p', { class: 'pending' }, h('span', { class: 'dots', 'aria-hidden': 'true' }, h('span'), h('span'), h('span')), this.#pendingText);
  readonly #version = h('p', { class: 'version', hidden: '' });
  readonly #checkedText = h('span');
  readonly #checked = h('p', { class: 'checked', hidden: '' }, icon('check'), this.#checkedText);
  readonly #noticeText = h('span');
  readonly #notice = h('p', { class: 'notice', role: 'note' }, icon('alert'), this.#noticeText);
  readonly #callout = h('div', { hidden: '' });
  readonly #stopped = h('p', { class: 'stopped', hidden: '' });
  readonly #sources: SourcesView;
  readonly #feedback: FeedbackView;
  readonly #toolbar: HTMLElement;
  readonly #copy: HTMLElement;
  readonly #edit: (question: string) => void;
  #turn: Turn;
  #shownCallout = '';

  constructor(turn: Turn, context: SourceContext, actions: Actions, edit: (question: string) => void) {
    this.#turn = turn;
    this.#context = context;
    this.#actions = actions;
    this.#edit = edit;
    this.#sources = new SourcesView(context);
    this.#feedback = new FeedbackView(turn, actions);
    this.#copy = h('button', { type: 'button', class: 'icon-button', 'aria-label': strings.copyAnswer, title: strings.copyAnswer, 'data-copy-answer': turn.id }, icon('copy'));
    this.#toolbar = h('div', { class: 'actions', hidden: '' }, this.#copy, this.#feedback.thumbs);
    this.reply = h('div', { class: 'reply' },
      this.#pending, this.#checked, this.#version, this.#notice, this.answer.element, this.#callout, this.#stopped, this.#sources.element, this.#toolbar, this.#feedback.element);
    this.element = h('article', { class: 'turn' }, h('h3', { class: 'question', dir: 'auto' }, turn.question), this.reply);
  }

  get turn(): Turn {
    return this.#turn;
  }

  update(turn: Turn, state: State): void {
    this.#turn = turn;
    const pending = isPending(turn);
    const hasAnswer = turn.answer !== '';

    this.#pending.hidden = !pending || hasAnswer;
    setText(this.#pendingText, turn.sources.length === 0 ? strings.searching : strings.reading(turn.sources.length));
    this.#version.hidden = turn.version === null || !hasAnswer;
    setText(this.#version, turn.version === null ? '' : strings.answeringFor(turn.version));
    this.#checked.hidden = turn.checkedOn === null || !hasAnswer;
    setText(this.#checkedText, turn.checkedOn === null ? '' : strings.checked(dateOf(turn.checkedOn)));
    this.#notice.hidden = turn.notice === null;
    setText(this.#noticeText, turn.notice ?? '');
    setAttribute(this.answer.element, 'data-streaming', pending && hasAnswer ? '' : null);
    setAttribute(this.element, 'aria-busy', pending ? 'true' : null);
    this.answer.update(turn.answer, !pending, { sources: turn.sources, base: this.#context.base });
    this.#showCallout(turn, canAsk(state));
    this.#stopped.hidden = turn.phase !== 'stopped';
    setText(this.#stopped, hasAnswer ? strings.stopped : strings.stoppedEarly);
    this.#sources.update(turn);
    this.#feedback.update(turn);
    this.#copy.hidden = !hasAnswer;
    this.#toolbar.hidden = pending || (!hasAnswer && turn.interactionId === null) || turn.phase === 'failed';
  }

  #showCallout(turn: Turn, mayAsk: boolean): void {
    const key = `${turn.phase} ${String(mayAsk)} ${turn.message ?? ''}`;
    if (key === this.#shownCallout) return;
    this.#shownCallout = key;
    const sentence = sentenceOf(turn);
    this.#callout.hidden = sentence === null;
    if (sentence === null) return;
    this.#callout.className = turn.phase === 'noAnswer' ? 'callout' : 'callout problem';
    const limited = turn.failure === 'rateLimited' || turn.failure === 'indexing';
    this.#callout.replaceChildren(
      icon(turn.phase === 'noAnswer' ? 'page' : limited ? 'clock' : 'alert'),
      h('div', { class: 'callout-body' }, h('p', {}, sentence), this.#remedy(turn, mayAsk)));
    if (limited) this.#callout.classList.remove('problem');
  }

  #remedy(turn: Turn, mayAsk: boolean): HTMLElement | null {
    if (canRetry(turn)) {
      const again = h('button', { type: 'button', class: 'text-button', 'aria-disabled': mayAsk ? null : 'true' }, icon('retry'), strings.tryAgain);
      again.addEventListener('click', () => this.#actions.retry(turn.id));
      return again;
    }
    if (turn.failure !== 'invalidQuestion') return null;
    const edit = h('button', { type: 'button', class: 'text-button' }, strings.edit);
    edit.addEventListener('click', () => this.#edit(turn.question));
    return edit;
  }
}

/** A day as it is said in a sentence; without a time zone, in which it might become another day. */
function dateOf(day: string): string {
  return new Date(day).toLocaleDateString('en', { dateStyle: 'medium', timeZone: 'UTC' });
}

function sentenceOf(turn: Turn): string | null {
  switch (turn.phase) {
    case 'noAnswer':
      return turn.message ?? strings.noAnswer;
    case 'failed':
      return turn.message === null || turn.message === '' ? strings.failed[turn.failure ?? 'internal'] : turn.message;
    case 'lost':
      return strings.lost[turn.loss ?? 'interrupted'];
    default:
      return null;
  }
}
