import { count, day, flag, list, nullable, object, oneOf, optional, text } from '../contract/reading';
import { citationReader, sourceReader } from '../contract/chat-event';
import type { Action } from './action';
import type { State } from './state';

const longestConversation = 30;
const largestMemory = 1_000_000;

const memory = object({
  open: flag,
  expanded: flag,
  conversationId: nullable(text),
  blockedUntil: nullable(count),
  turns: list(object({
    id: text,
    question: text,
    phase: oneOf('waiting', 'streaming', 'answered', 'noAnswer', 'stopped', 'failed', 'lost'),
    answer: text,
    sources: list(sourceReader),
    version: optional(text),
    checkedOn: optional(day),
    citations: list(citationReader),
    message: nullable(text),
    notice: nullable(text),
    failure: nullable(oneOf('invalidQuestion', 'rateLimited', 'indexing', 'indexUnavailable', 'modelUnavailable', 'withheld', 'internal')),
    loss: nullable(oneOf('unreachable', 'interrupted', 'refused')),
    interactionId: nullable(text),
    feedback: nullable(object({ helpful: flag, delivery: oneOf('sending', 'sent', 'failed'), commented: flag })),
  })),
});

/** Keeps the conversation for this tab, so that following a citation does not lose it. Where storage is off, nothing is kept. */
export class SessionMemory {
  readonly #key: string;

  constructor(server: string) {
    this.#key = `docsbot:1:${server}`;
  }

  save(state: State): void {
    const turns = state.turns.slice(-longestConversation);
    const { open, expanded, conversationId, blockedUntil } = state;
    try {
      const kept = JSON.stringify({ open, expanded, conversationId, blockedUntil, turns });
      if (kept.length <= largestMemory) sessionStorage.setItem(this.#key, kept);
    } catch {
      // Private mode, a sandboxed frame or a full store: the conversation lives as long as the page.
    }
  }

  /** What was kept; null when there is nothing, or nothing readable. */
  load(): Extract<Action, { type: 'restored' }> | null {
    try {
      const kept = sessionStorage.getItem(this.#key);
      return kept === null ? null : { type: 'restored', ...memory(JSON.parse(kept), 'memory') };
    } catch {
      return null;
    }
  }
}
