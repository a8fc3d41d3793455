import { isLast, readChatEvent } from '../contract/chat-event';
import type { AnswerListener, LossReason } from './answer-transport';

let invalidMessages = 0;

/** How many messages were ignored on this page because they do not keep to the contract. */
export function invalidMessageCount(): number {
  return invalidMessages;
}

/**
 * Stands between a transport and the listener: validates each message, ignores (and counts) those that break the contract, and
 * makes sure that the listener hears one end and nothing after it.
 */
export class EventGate {
  readonly #listener: AnswerListener;
  #closed = false;
  #lastHeard = false;

  constructor(listener: AnswerListener) {
    this.#listener = listener;
  }

  message(value: unknown): void {
    if (this.#closed || this.#lastHeard) return;
    try {
      const event = readChatEvent(value);
      this.#lastHeard = isLast(event);
      this.#listener.onEvent(event);
    } catch (error) {
      invalidMessages++;
      console.warn(`DocsBot ignored a message that breaks the contract (${invalidMessages} so far):`, error);
    }
  }

  json(data: string): void {
    let value: unknown;
    try {
      value = JSON.parse(data);
    } catch {
      value = undefined;
    }
    this.message(value);
  }

  /** The stream is over: an end when its last event was heard, else a loss. */
  end(reason: LossReason): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#lastHeard) this.#listener.onEnd();
    else this.#listener.onLost(reason);
  }

  /** The listener hears nothing more. */
  close(): void {
    this.#closed = true;
  }
}
