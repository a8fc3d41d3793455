import { InvalidMessageError, count, day, flag, list, nullable, object, oneOf, optional, text, type Reader } from './reading';

// The wire format of an answer. tests/contracts/chat-events.json holds it, and the tests here and in C# read that file.

export const sourceReader = object({
  number: count,
  chunkId: text,
  title: text,
  headingPath: list(text),
  url: text,
  snippet: text,
});

export const citationReader = object({ number: count, chunkId: text, title: text, url: text });

const scope = object({ product: nullable(text), version: nullable(text), language: nullable(text) });

/** People of the documentation checked this answer, on this day. */
const curated = object({ checkedOn: day });

const usage = object({ inputTokens: nullable(count), outputTokens: nullable(count) });

const readers = {
  sourcesFound: object({ type: oneOf('sourcesFound'), conversationId: text, sources: list(sourceReader), scope: optional(scope), curated: optional(curated) }),
  answerDelta: object({ type: oneOf('answerDelta'), text }),
  noAnswer: object({ type: oneOf('noAnswer'), message: text, nearest: list(sourceReader) }),
  notice: object({ type: oneOf('notice'), code: oneOf('degraded', 'truncated', 'restarted', 'withheld'), message: text, discardsAnswer: flag }),
  completed: object({
    type: oneOf('completed'),
    interactionId: text,
    conversationId: text,
    outcome: oneOf('answered', 'noAnswer', 'degraded'),
    citations: list(citationReader),
    droppedCitations: count,
    model: nullable(text),
    usage: nullable(usage),
    elapsedMs: count,
  }),
  failed: object({
    type: oneOf('failed'),
    code: oneOf('invalidQuestion', 'rateLimited', 'indexing', 'indexUnavailable', 'modelUnavailable', 'withheld', 'internal'),
    message: text,
    retryAfterSeconds: nullable(count),
    interactionId: nullable(text),
  }),
} as const;

type Readers = typeof readers;

/** A passage that an answer may cite. */
export type Source = ReturnType<typeof sourceReader>;
/** A citation that the service has checked against its passage. */
export type Citation = ReturnType<typeof citationReader>;
export type SourcesFound = ReturnType<Readers['sourcesFound']>;
export type AnswerDelta = ReturnType<Readers['answerDelta']>;
export type NoAnswer = ReturnType<Readers['noAnswer']>;
export type Notice = ReturnType<Readers['notice']>;
export type Completed = ReturnType<Readers['completed']>;
export type Failed = ReturnType<Readers['failed']>;
export type FailureCode = Failed['code'];

/** What a client hears of an answer, in order: the sources, pieces and notices or no answer, and last `completed` or `failed`. */
export type ChatEvent = SourcesFound | AnswerDelta | NoAnswer | Notice | Completed | Failed;

/** Reads an event from outside; throws {@link InvalidMessageError} when it does not keep to the contract. */
export function readChatEvent(value: unknown): ChatEvent {
  const type: unknown = typeof value === 'object' && value !== null ? (value as { type?: unknown }).type : undefined;
  if (typeof type !== 'string' || !Object.hasOwn(readers, type)) throw new InvalidMessageError('event.type', 'a known type');
  const read: Reader<ChatEvent> = readers[type as keyof Readers];
  return read(value, 'event');
}

/** True for the events after which nothing follows. */
export function isLast(event: ChatEvent): event is Completed | Failed {
  return event.type === 'completed' || event.type === 'failed';
}
