import type { Action } from './action';
import { reduce } from './reducer';
import { initialState, type State } from './state';

/** Called after a change with the state and what changed it. */
export type StateListener = (state: State, action: Action) => void;

/** Holds the state. */
export class Store {
  readonly #listeners = new Set<StateListener>();
  #state = initialState;

  get state(): State {
    return this.#state;
  }

  dispatch(action: Action): void {
    const next = reduce(this.#state, action);
    if (next === this.#state) return;
    this.#state = next;
    for (const listener of this.#listeners) listener(next, action);
  }

  /** Returns what ends the subscription. */
  subscribe(listener: StateListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
