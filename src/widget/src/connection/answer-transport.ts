import type { ChatEvent } from '../contract/chat-event';

/** What is asked. */
export interface Ask {
  readonly question: string;
  /** Null for the first question of a conversation. */
  readonly conversationId: string | null;
  /** The page it is asked on, without query and fragment: which version of the documentation the reader has open. Null where there is none. */
  readonly pageUrl: string | null;
}

/** What the reader thought of an answer. */
export interface FeedbackMessage {
  readonly interactionId: string;
  readonly conversationId: string;
  readonly helpful: boolean;
  readonly comment: string | null;
}

/** What became of a wish to have a conversation deleted. */
export type ForgetResult =
  /** It is gone from the service. */
  | 'forgotten'
  /** Too many requests in a short time. */
  | 'limited'
  /** The service could not do it, or cannot be reached. */
  | 'failed';

/** Why a stream ended without its last event. */
export type LossReason =
  /** The service cannot be reached. */
  | 'unreachable'
  /** The connection broke on the way. */
  | 'interrupted'
  /** The service stopped without an answer. */
  | 'refused';

/** Hears of one answer. After `onEnd` or `onLost` nothing follows. */
export interface AnswerListener {
  onEvent(event: ChatEvent): void;
  /** The stream is over; its last event was heard. */
  onEnd(): void;
  onLost(reason: LossReason): void;
}

/** Ends a stream early; its listener hears nothing more. */
export type StopAnswer = () => void;

/** A way to ask: the hub, or plain HTTP. */
export interface AnswerTransport {
  ask(ask: Ask, listener: AnswerListener): StopAnswer;
  /** Sends feedback; false when the service refused it. Rejects when the service cannot be reached. */
  feedback(message: FeedbackMessage): Promise<boolean>;
}
