import type { State } from '../state/state';
import { strings } from '../strings';
import type { Actions } from './actions';
import { h, setAttribute } from './dom';
import type { SourceContext } from './source-item';
import { TurnView } from './turn-view';

/** The turns of the conversation. */
export class LogView {
  // What is new is read out in sentences by the announcer; the log itself stays quiet, or every token would be spoken.
  readonly element = h('div', { class: 'log', role: 'log', 'aria-live': 'off', 'aria-label': strings.conversation });
  readonly #context: SourceContext;
  readonly #actions: Actions;
  readonly #edit: (question: string) => void;
  #views: TurnView[] = [];
  #state: State | null = null;

  constructor(context: SourceContext, actions: Actions, edit: (question: string) => void) {
    this.#context = context;
    this.#actions = actions;
    this.#edit = edit;
  }

  get views(): readonly TurnView[] {
    return this.#views;
  }

  get last(): TurnView | undefined {
    return this.#views.at(-1);
  }

  find(turnId: string): TurnView | undefined {
    return this.#views.find((view) => view.turn.id === turnId);
  }

  /** Shows the turns; true when a question was asked that was not there before. */
  update(state: State): boolean {
    const before = this.#state;
    this.#state = state;
    if (before?.turns === state.turns && before.blockedUntil === state.blockedUntil && before.service === state.service) return false;

    const known = new Map(this.#views.map((view) => [view.turn.id, view]));
    this.#views = state.turns.map((turn) => known.get(turn.id) ?? new TurnView(turn, this.#context, this.#actions, this.#edit));
    for (const view of this.#views) known.delete(view.turn.id);
    for (const gone of known.values()) gone.element.remove();

    let asked = false;
    state.turns.forEach((turn, index) => {
      const view = this.#views[index];
      if (view === undefined) return;
      view.update(turn, state);
      if (view.element.parentNode === null) {
        this.element.append(view.element);
        // Only a question asked just now goes to the top; a restored conversation is shown as it was.
        asked = before !== null && before.turns.length + 1 >= state.turns.length && index === state.turns.length - 1 && turn.phase === 'waiting';
        setAttribute(view.element, 'data-pinned', asked ? '' : null);
      }
    });
    return asked;
  }
}
