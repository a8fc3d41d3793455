import { canAsk, isBusy, type State } from '../state/state';
import { strings } from '../strings';
import type { Actions } from './actions';
import { h, setAttribute, setText } from './dom';
import { icon } from './icons';

const countdownStepMs = 250;

/** Where the question is typed. */
export class ComposerView {
  readonly element: HTMLFormElement;
  readonly #actions: Actions;
  readonly #field = h('textarea', { rows: '1', 'aria-label': strings.questionLabel, dir: 'auto', enterkeyhint: 'send', autocomplete: 'off' });
  readonly #submit = h('button', { type: 'submit', class: 'submit' });
  readonly #hintText = h('span');
  readonly #hint = h('p', { class: 'hint', hidden: '' }, icon('clock'), this.#hintText);
  #state: State | null = null;
  #stopping: boolean | null = null;
  #countdown: ReturnType<typeof setInterval> | undefined;

  constructor(actions: Actions) {
    this.#actions = actions;
    const box = h('div', { class: 'field' }, this.#field, this.#submit);
    this.element = h('form', { class: 'composer' }, this.#hint, box, h('p', { class: 'footer' }, strings.footer));
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#send();
    });
    box.addEventListener('click', (event) => {
      if (event.target === box) this.focus();
    });
    this.#field.addEventListener('keydown', (event) => this.#onKey(event));
    this.#field.addEventListener('input', () => this.#refresh());
  }

  focus(): void {
    this.#field.focus({ preventScroll: true });
  }

  /** Puts a question into the field, to be changed and sent. */
  edit(question: string): void {
    this.#field.value = question;
    this.#refresh();
    this.focus();
  }

  update(state: State, placeholder: string | null): void {
    this.#state = state;
    const indexing = state.service.state === 'indexing';
    const standard = state.turns.length > 0 ? strings.placeholderFollowUp : strings.placeholder;
    this.#field.placeholder = indexing ? strings.indexingTitle : (placeholder ?? standard);
    this.#watchBlock(state.blockedUntil);
    this.#refresh();
  }

  dispose(): void {
    clearInterval(this.#countdown);
  }

  #send(): void {
    if (this.#state !== null && isBusy(this.#state)) {
      this.#actions.stop();
      this.focus();
      return;
    }
    if (this.#actions.ask(this.#field.value)) {
      this.#field.value = '';
      this.#refresh();
    }
  }

  #onKey(event: KeyboardEvent): void {
    // The Enter that ends the choice of a character (Japanese, Chinese, …) sends nothing; Safari reports it as key code 229.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above
    const composing = event.isComposing || event.keyCode === 229;
    if (event.key !== 'Enter' || event.shiftKey || composing) return;
    event.preventDefault();
    if (this.#state !== null && !isBusy(this.#state)) this.#send();
  }

  #refresh(): void {
    if (this.#state === null) return;
    this.#field.style.height = 'auto';
    if (this.#field.scrollHeight > 0) this.#field.style.height = `${this.#field.scrollHeight}px`;
    const busy = isBusy(this.#state);
    const sendable = busy || (canAsk(this.#state) && this.#field.value.trim() !== '');
    setAttribute(this.#submit, 'aria-disabled', sendable ? null : 'true');
    if (busy === this.#stopping) return;
    this.#stopping = busy;
    const label = busy ? strings.stop : strings.send;
    this.#submit.classList.toggle('stop', busy);
    this.#submit.setAttribute('aria-label', label);
    this.#submit.title = label;
    this.#submit.replaceChildren(icon(busy ? 'stop' : 'send'));
  }

  #watchBlock(blockedUntil: number | null): void {
    clearInterval(this.#countdown);
    this.#hint.hidden = blockedUntil === null;
    if (blockedUntil === null) return;
    const show = (): void => setText(this.#hintText, strings.waitFor(Math.max(1, Math.ceil((blockedUntil - Date.now()) / 1000))));
    show();
    this.#countdown = setInterval(show, countdownStepMs);
  }
}
