import type { ChatEvent, Completed, Source } from '../src/contract/chat-event';

export function source(number: number, changes: Partial<Source> = {}): Source {
  return {
    number,
    chunkId: `chunk-${number}`,
    title: `Page ${number}`,
    headingPath: [`Section ${number}`],
    url: `https://docs.example/page-${number}/#section`,
    snippet: `Beginning of ${number}.`,
    ...changes,
  };
}

export function completed(changes: Partial<Completed> = {}): Completed {
  return {
    type: 'completed',
    interactionId: 'interaction',
    conversationId: 'conversation',
    outcome: 'answered',
    citations: [],
    droppedCitations: 0,
    model: null,
    usage: null,
    elapsedMs: 1,
    ...changes,
  };
}

export const delta = (text: string): ChatEvent => ({ type: 'answerDelta', text });

export const found = (...sources: readonly Source[]): ChatEvent => ({ type: 'sourcesFound', conversationId: 'conversation', sources, scope: null, curated: null });

export function rateLimited(retryAfterSeconds: number | null): ChatEvent {
  return { type: 'failed', code: 'rateLimited', message: 'Too many questions.', retryAfterSeconds, interactionId: null };
}

/** Lets everything that waits on a settled promise go on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
