import type { LossReason } from '../connection/answer-transport';
import type { ConnectionState } from '../connection/chat-connection';
import type { Citation, FailureCode, Source } from '../contract/chat-event';

/** How far the answer of a turn is. */
export type TurnPhase =
  /** Asked; nothing came yet. */
  | 'waiting'
  /** Pieces are coming. */
  | 'streaming'
  /** Complete. */
  | 'answered'
  /** The documentation does not cover the question. */
  | 'noAnswer'
  /** Stopped by the reader. */
  | 'stopped'
  /** The service said why there is no answer. */
  | 'failed'
  /** The stream ended without a word. */
  | 'lost';

/** Feedback on an answer. */
export interface TurnFeedback {
  readonly helpful: boolean;
  readonly delivery: 'sending' | 'sent' | 'failed';
  /** Whether a comment was sent along. */
  readonly commented: boolean;
}

/** A question and what came of it. */
export interface Turn {
  readonly id: string;
  readonly question: string;
  readonly phase: TurnPhase;
  /** Markdown, as far as it came. */
  readonly answer: string;
  readonly sources: readonly Source[];
  /** The version of the documentation that was searched; null for all. */
  readonly version: string | null;
  /** The day (yyyy-mm-dd) on which people checked this answer; null for one that a model wrote just now. */
  readonly checkedOn: string | null;
  readonly citations: readonly Citation[];
  /** The service's sentence: that it has no answer, or why it failed. */
  readonly message: string | null;
  readonly notice: string | null;
  readonly failure: FailureCode | null;
  readonly loss: LossReason | null;
  /** The row in the interaction log; null while there is none to give feedback on. */
  readonly interactionId: string | null;
  readonly feedback: TurnFeedback | null;
}

/** How far the deletion of the conversation is. */
export type Deletion =
  /** Nobody asked for it. */
  | 'none'
  /** The reader is asked whether it is meant. */
  | 'asked'
  /** On its way to the service. */
  | 'sending'
  /** Refused for now, because there was too much of it. */
  | 'limited'
  /** It did not work. */
  | 'failed';

/** What is known of the service. */
export interface ServiceState {
  readonly state: 'unknown' | 'indexing' | 'ready' | 'failed' | 'unreachable';
  readonly message: string | null;
  readonly pages: number | null;
  readonly product: string | null;
  readonly examples: readonly string[];
}

/** Everything the view shows. */
export interface State {
  readonly open: boolean;
  readonly expanded: boolean;
  readonly service: ServiceState;
  readonly connection: ConnectionState;
  /** Null before the first answer of a conversation. */
  readonly conversationId: string | null;
  readonly turns: readonly Turn[];
  /** When the next question may be asked, in milliseconds since 1970; null when it may be asked now. */
  readonly blockedUntil: number | null;
  readonly deletion: Deletion;
}

export const initialState: State = {
  open: false,
  expanded: false,
  service: { state: 'unknown', message: null, pages: null, product: null, examples: [] },
  connection: 'idle',
  conversationId: null,
  turns: [],
  blockedUntil: null,
  deletion: 'none',
};

/** True while the answer may still grow. */
export function isPending(turn: Turn): boolean {
  return turn.phase === 'waiting' || turn.phase === 'streaming';
}

/** True while an answer is on its way. */
export function isBusy(state: State): boolean {
  const last = state.turns.at(-1);
  return last !== undefined && isPending(last);
}

/** Whether a question can be sent now. */
export function canAsk(state: State): boolean {
  return !isBusy(state) && state.deletion !== 'sending' && state.blockedUntil === null && state.service.state !== 'indexing';
}

/** Whether there is something that the service can delete; an id comes with the first answer. */
export function canDelete(state: State): boolean {
  return state.conversationId !== null && state.turns.length > 0;
}

/** Whether asking the same question again makes sense: never for a question that was refused as it is. */
export function canRetry(turn: Turn): boolean {
  return turn.phase === 'lost' || (turn.phase === 'failed' && turn.failure !== 'invalidQuestion');
}
