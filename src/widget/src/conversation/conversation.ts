import type { ForgetResult, StopAnswer } from '../connection/answer-transport';
import type { ChatConnection } from '../connection/chat-connection';
import { canAsk, canDelete, canRetry, isBusy, type Deletion } from '../state/state';
import type { Store } from '../state/store';
import { pageAddress } from './page-address';

/** The longest delay a timer takes. */
const longestDelayMs = 2 ** 31 - 1;

/** What it needs of the way to the service. */
type Connection = Pick<ChatConnection, 'ask' | 'feedback' | 'forget'>;

/** What the reader does: asks, stops, tries again, says what an answer was worth, begins anew, has it all deleted. */
export class Conversation {
  readonly #store: Store;
  readonly #connection: Connection;
  readonly #page: () => string | null;
  #stop: StopAnswer | null = null;
  #blockTimer: ReturnType<typeof setTimeout> | undefined;
  #turnNumber = 0;

  /** `page` gives the address of the page the reader has open. */
  constructor(store: Store, connection: Connection, page: () => string | null = pageAddress) {
    this.#store = store;
    this.#page = page;
    this.#connection = connection;
  }

  /** Asks; false when the question is empty or may not be asked now. `replaces` is the turn it asks again. */
  ask(question: string, replaces: string | null = null): boolean {
    const asked = question.trim();
    if (asked === '' || !canAsk(this.#store.state)) return false;
    const turnId = this.#nextTurnId();
    const { conversationId } = this.#store.state;
    this.#store.dispatch({ type: 'asked', turnId, question: asked, replaces });
    this.#stop = this.#connection.ask({ question: asked, conversationId, pageUrl: this.#page() }, {
      onEvent: (event) => {
        this.#store.dispatch({ type: 'received', turnId, event, at: Date.now() });
        this.watchBlock();
      },
      onEnd: () => {
        this.#stop = null;
      },
      onLost: (reason) => {
        this.#stop = null;
        this.#store.dispatch({ type: 'lost', turnId, reason });
      },
    });
    return true;
  }

  /** Asks the question of a failed or lost turn once more, in its place. */
  retry(turnId: string): void {
    const turn = this.#store.state.turns.find((candidate) => candidate.id === turnId);
    if (turn !== undefined && canRetry(turn)) this.ask(turn.question, turnId);
  }

  /** Ends the answer that is on its way; what came of it stays. */
  stop(): void {
    const turn = this.#store.state.turns.at(-1);
    if (turn === undefined || !isBusy(this.#store.state)) return;
    this.#stop?.();
    this.#stop = null;
    this.#store.dispatch({ type: 'stopped', turnId: turn.id });
  }

  /** Asks whether the conversation is to be deleted, or takes that back. */
  considerDeletion(considered: boolean): void {
    const { state } = this.#store;
    if (state.deletion !== 'sending' && (!considered || canDelete(state))) this.#setDeletion(considered ? 'asked' : 'none');
  }

  /** Has the conversation deleted, in the service first; what is shown stays until that is done. */
  async forget(): Promise<ForgetResult> {
    const { conversationId, deletion } = this.#store.state;
    if (conversationId === null || deletion === 'sending') return 'failed';
    this.stop();
    this.#setDeletion('sending');
    const result = await this.#connection.forget(conversationId);
    if (result === 'forgotten') this.#store.dispatch({ type: 'cleared' });
    else this.#setDeletion(result);
    return result;
  }

  /** Begins a new conversation. The old one stays in the records of the service. */
  startOver(): void {
    this.stop();
    this.#store.dispatch({ type: 'cleared' });
  }

  /** Sends thumbs up or down, and later a comment with it. */
  async rate(turnId: string, helpful: boolean, comment: string | null = null): Promise<void> {
    const { conversationId, turns } = this.#store.state;
    const interactionId = turns.find((turn) => turn.id === turnId)?.interactionId ?? null;
    if (interactionId === null || conversationId === null) return;
    this.#store.dispatch({ type: 'feedbackSent', turnId, helpful, commented: comment !== null });
    const accepted = await this.#connection.feedback({ interactionId, conversationId, helpful, comment });
    this.#store.dispatch({ type: 'feedbackDelivered', turnId, accepted });
  }

  /** Lifts the limit on questions when its time has come. */
  watchBlock(): void {
    clearTimeout(this.#blockTimer);
    const { blockedUntil } = this.#store.state;
    if (blockedUntil === null) return;
    const delay = Math.min(Math.max(blockedUntil - Date.now(), 0), longestDelayMs);
    this.#blockTimer = setTimeout(() => this.#store.dispatch({ type: 'blockEnded' }), delay);
  }

  /** Ends everything that runs, for good. */
  dispose(): void {
    this.#stop?.();
    this.#stop = null;
    clearTimeout(this.#blockTimer);
  }

  #setDeletion(deletion: Deletion): void {
    this.#store.dispatch({ type: 'deletionChanged', deletion });
  }

  /** Not yet used in this conversation, those of a restored one included. */
  #nextTurnId(): string {
    const taken = new Set(this.#store.state.turns.map((turn) => turn.id));
    let id: string;
    do id = `turn-${++this.#turnNumber}`; while (taken.has(id));
    return id;
  }
}
