import type { Failed } from '../contract/chat-event';
import type { AnswerListener, AnswerTransport, Ask, FeedbackMessage, ForgetResult, StopAnswer } from './answer-transport';
import { EventGate } from './event-gate';
import { SseParser } from './sse-parser';

const defaultRetrySeconds = 10;
const shortRequestMs = 10_000;

/** Asks by POST /api/ask and reads the answer as server-sent events: for networks that let no WebSocket through. */
export class HttpTransport implements AnswerTransport {
  readonly #server: string;

  constructor(server: string) {
    this.#server = server;
  }

  ask(ask: Ask, listener: AnswerListener): StopAnswer {
    const gate = new EventGate(listener);
    const abort = new AbortController();
    void this.#read(ask, gate, abort.signal);
    return () => {
      gate.close();
      abort.abort();
    };
  }

  /** Sends feedback; false when the service refused it. Rejects when the service cannot be reached. */
  async feedback(message: FeedbackMessage): Promise<boolean> {
    const response = await post(`${this.#server}/api/feedback`, message, 'application/json', AbortSignal.timeout(shortRequestMs));
    return response.ok;
  }

  /** Has a conversation deleted, with everything that was recorded of it. */
  async forget(conversationId: string): Promise<ForgetResult> {
    try {
      const address = `${this.#server}/api/conversations/${encodeURIComponent(conversationId)}`;
      const response = await fetch(address, { method: 'DELETE', credentials: 'omit', signal: AbortSignal.timeout(shortRequestMs) });
      if (response.ok) return 'forgotten';
      return response.status === 429 ? 'limited' : 'failed';
    } catch {
      return 'failed';
    }
  }

  async #read(ask: Ask, gate: EventGate, signal: AbortSignal): Promise<void> {
    let response: Response;
    try {
      const { conversationId, ...rest } = ask;
      const body = conversationId === null ? rest : ask;
      response = await post(`${this.#server}/api/ask`, body, 'text/event-stream', signal);
    } catch {
      gate.end('unreachable');
      return;
    }

    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
    if (!isStream || response.body === null) {
      const failure = await failureOf(response);
      if (failure !== null) gate.message(failure);
      gate.end('refused');
      return;
    }

    try {
      const parser = new SseParser((data) => gate.json(data));
      const reader = response.body.getReader();
      for (let read = await reader.read(); !read.done; read = await reader.read()) parser.push(read.value);
    } catch {
      // Broken on the way; what that means depends on the events heard so far.
    }
    gate.end('interrupted');
  }
}

function post(address: string, body: object, accept: string, signal: AbortSignal): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify(body),
    credentials: 'omit',
    signal,
  });
}

/** The failure that a plain response stands for, so that a refusal by the limiter reads the same on both transports; null when it names none. */
async function failureOf(response: Response): Promise<Failed | null> {
  const failed = (code: Failed['code'], message: string, retryAfterSeconds: number | null): Failed => ({
    type: 'failed', code, message, retryAfterSeconds, interactionId: null,
  });
  if (response.status === 429) {
    const seconds = Number(response.headers.get('retry-after'));
    return failed('rateLimited', 'Too many questions in a short time.', Number.isSafeInteger(seconds) && seconds > 0 ? seconds : defaultRetrySeconds);
  }
  if (response.status === 400 || response.status === 413) {
    return failed('invalidQuestion', (await detailOf(response)) ?? 'The service did not accept this question.', null);
  }
  return null;
}

/** The `detail` of problem details (RFC 9457). */
async function detailOf(response: Response): Promise<string | null> {
  try {
    const problem: unknown = await response.json();
    const detail: unknown = typeof problem === 'object' && problem !== null ? (problem as { detail?: unknown }).detail : null;
    return typeof detail === 'string' && detail !== '' ? detail : null;
  } catch {
    return null;
  }
}
