// @vitest-environment node
import { HubConnectionState, type HubConnection, type ISubscription, type IStreamSubscriber } from '@microsoft/signalr';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AnswerListener, LossReason } from '../src/connection/answer-transport';
import { ChatConnection, type ConnectionState } from '../src/connection/chat-connection';
import { invalidMessageCount } from '../src/connection/event-gate';
import type { ChatEvent } from '../src/contract/chat-event';
import { completed, delta, settle } from './support';

/** A hub in memory: the test plays the service. */
class FakeHub {
  state = HubConnectionState.Disconnected;
  starts: 'ok' | 'refused' | 'never' = 'ok';
  disposed = 0;
  stopped = 0;
  readonly asked: unknown[] = [];
  readonly invoked: unknown[] = [];
  subscriber: IStreamSubscriber<unknown> | null = null;
  reconnecting: () => void = () => undefined;
  reconnected: () => void = () => undefined;

  start(): Promise<void> {
    if (this.starts === 'never') return new Promise(() => undefined);
    if (this.starts === 'refused') return Promise.reject(new Error('no hub here'));
    this.state = HubConnectionState.Connected;
    return Promise.resolve();
  }

  stop(): Promise<void> {
    this.stopped++;
    this.state = HubConnectionState.Disconnected;
    return Promise.resolve();
  }

  stream(_: string, ask: unknown): { subscribe: (subscriber: IStreamSubscriber<unknown>) => ISubscription<unknown> } {
    this.asked.push(ask);
    return {
      subscribe: (subscriber) => {
        this.subscriber = subscriber;
        return {
          dispose: () => {
            this.disposed++;
          },
        };
      },
    };
  }

  invoke(_: string, message: unknown): Promise<unknown> {
    this.invoked.push(message);
    return Promise.resolve(true);
  }

  onreconnecting(callback: () => void): void {
    this.reconnecting = callback;
  }

  onreconnected(callback: () => void): void {
    this.reconnected = callback;
  }

  onclose(): void {
    // Closing by the other side is not played here.
  }

  breakConnection(): void {
    this.state = HubConnectionState.Reconnecting;
    this.reconnecting();
    this.subscriber?.error(new Error('Invocation canceled due to the underlying connection being closed.'));
  }
}

class Listener implements AnswerListener {
  readonly events: ChatEvent[] = [];
  ended = 0;
  readonly losses: LossReason[] = [];

  onEvent(event: ChatEvent): void {
    this.events.push(event);
  }

  onEnd(): void {
    this.ended++;
  }

  onLost(reason: LossReason): void {
    this.losses.push(reason);
  }
}

function eventStream(body: string, status = 200): Response {
  return new Response(body, { status, headers: { 'content-type': 'text/event-stream' } });
}

const question = { question: 'Why?', conversationId: null, pageUrl: 'https://docs.example/2.3/' };
let hub: FakeHub;
let states: ConnectionState[];
let connection: ChatConnection;
let listener: Listener;
const fetched = vi.fn<(url: string, init?: RequestInit) => Promise<Response>>();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', fetched);
  fetched.mockReset();
  hub = new FakeHub();
  states = [];
  listener = new Listener();
  connection = new ChatConnection('https://bot.example', (state) => states.push(state), () => hub as unknown as HubConnection);
});

afterEach(() => {
  connection.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('over the hub', () => {
  test('connects on first use and streams', async () => {
    expect(states).toEqual([]);
    connection.ask(question, listener);
    await settle();
    expect(states).toEqual(['connecting', 'connected']);
    expect(hub.asked).toEqual([question]);

    hub.subscriber?.next(delta('Because'));
    hub.subscriber?.next(completed());
    hub.subscriber?.complete();
    expect(listener.events.map((event) => event.type)).toEqual(['answerDelta', 'completed']);
    expect([listener.ended, listener.losses]).toEqual([1, []]);
    expect(fetched).not.toHaveBeenCalled();
  });

  test('ignores and counts messages that break the contract', async () => {
    const warned = vi.spyOn(console, 'warn').mockReturnValue();
    const before = invalidMessageCount();
    connection.ask(question, listener);
    await settle();
    hub.subscriber?.next({ type: 'answerDelta', text: 3 });
    hub.subscriber?.next(null);
    hub.subscriber?.next(delta('fine'));
    expect(listener.events).toEqual([delta('fine')]);
    expect(invalidMessageCount() - before).toBe(2);
    expect(warned).toHaveBeenCalledTimes(2);
  });

  test('stopping disposes the stream, and nothing more is heard', async () => {
    const stop = connection.ask(question, listener);
    await settle();
    stop();
    hub.subscriber?.next(delta('late'));
    hub.subscriber?.complete();
    expect(hub.disposed).toBe(1);
    expect([listener.events, listener.ended, listener.losses]).toEqual([[], 0, []]);
  });

  test('stopping while it still connects asks nothing', async () => {
    const stop = connection.ask(question, listener);
    stop();
    await settle();
    expect(hub.asked).toEqual([]);
    expect(fetched).not.toHaveBeenCalled();
  });

  test('a connection that breaks in the middle loses the answer and says so, once', async () => {
    connection.ask(question, listener);
    await settle();
    hub.subscriber?.next(delta('Half'));
    hub.breakConnection();
    expect(listener.losses).toEqual(['interrupted']);
    expect(states.at(-1)).toBe('reconnecting');
    hub.state = HubConnectionState.Connected;
    hub.reconnected();
    expect(states.at(-1)).toBe('connected');
    expect(fetched).not.toHaveBeenCalled();
  });

  test('a stream that ends without its last event is lost', async () => {
    connection.ask(question, listener);
    await settle();
    hub.subscriber?.next(delta('Half'));
    hub.subscriber?.complete();
    expect(listener.losses).toEqual(['refused']);
  });

  test('silence for two minutes is a loss', async () => {
    connection.ask(question, listener);
    await settle();
    hub.subscriber?.next(delta('Half'));
    await vi.advanceTimersByTimeAsync(119_000);
    expect(listener.losses).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(listener.losses).toEqual(['interrupted']);
    expect(hub.disposed).toBe(1);
  });

  test('an idle connection is closed, and opened again by the next question', async () => {
    connection.ask(question, listener);
    await settle();
    hub.subscriber?.next(completed());
    hub.subscriber?.complete();
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(hub.state).toBe(HubConnectionState.Disconnected);
    connection.ask(question, listener);
    await settle();
    expect(hub.asked).toHaveLength(2);
  });

  test('feedback goes over the hub', async () => {
    const message = { interactionId: 'i', conversationId: 'c', helpful: false, comment: 'Too short.' };
    expect(await connection.feedback(message)).toBe(true);
    expect(hub.invoked).toEqual([message]);
  });
});

describe('where there is no hub', () => {
  const answer = `data: ${JSON.stringify(delta('Because'))}\n\ndata: ${JSON.stringify(completed())}\n\n`;

  test('asks over HTTP', async () => {
    hub.starts = 'refused';
    fetched.mockResolvedValue(eventStream(answer));
    connection.ask(question, listener);
    await vi.waitFor(() => expect(listener.ended).toBe(1));
    expect(states).toEqual(['connecting', 'idle', 'fallback']);
    expect(fetched.mock.calls[0]?.[0]).toBe('https://bot.example/api/ask');
    expect(fetched.mock.calls[0]?.[1]?.body).toBe('{"question":"Why?","pageUrl":"https://docs.example/2.3/"}');
    expect(listener.events.map((event) => event.type)).toEqual(['answerDelta', 'completed']);
  });

  test('asks over HTTP when the hub does not answer within ten seconds', async () => {
    hub.starts = 'never';
    fetched.mockResolvedValue(eventStream(answer));
    connection.ask(question, listener);
    await vi.advanceTimersByTimeAsync(10_000);
    await vi.waitFor(() => expect(listener.ended).toBe(1));
  });

  test('keeps to HTTP for a minute, then tries the hub again', async () => {
    hub.starts = 'refused';
    fetched.mockImplementation(() => Promise.resolve(eventStream(answer)));
    connection.ask(question, listener);
    await vi.waitFor(() => expect(listener.ended).toBe(1));
    hub.starts = 'ok';
    connection.ask({ question: 'And?', conversationId: 'c', pageUrl: null }, listener);
    await vi.waitFor(() => expect(listener.ended).toBe(2));
    expect(hub.asked).toEqual([]);
    expect(fetched.mock.calls[1]?.[1]?.body).toBe('{"question":"And?","conversationId":"c","pageUrl":null}');
    await vi.advanceTimersByTimeAsync(60_000);
    connection.ask(question, listener);
    await settle();
    expect(hub.asked).toHaveLength(1);
  });

  test('asks over HTTP when the connection broke before anything was heard', async () => {
    fetched.mockResolvedValue(eventStream(answer));
    connection.ask(question, listener);
    await settle();
    hub.breakConnection();
    await vi.waitFor(() => expect(listener.ended).toBe(1));
    expect(listener.losses).toEqual([]);
  });

  test('is unreachable when HTTP fails too', async () => {
    hub.starts = 'refused';
    fetched.mockRejectedValue(new TypeError('Failed to fetch'));
    connection.ask(question, listener);
    await vi.waitFor(() => expect(listener.losses).toEqual(['unreachable']));
  });

  test('a stream that breaks off is a loss', async () => {
    hub.starts = 'refused';
    fetched.mockResolvedValue(eventStream(`data: ${JSON.stringify(delta('Half'))}\n\ndata: {"type":`));
    connection.ask(question, listener);
    await vi.waitFor(() => expect(listener.losses).toEqual(['interrupted']));
    expect(listener.events).toEqual([delta('Half')]);
  });

  test.each([
    [429, { 'retry-after': '7' }, '', { code: 'rateLimited', retryAfterSeconds: 7 }],
    [429, {}, '', { code: 'rateLimited', retryAfterSeconds: 10 }],
    [400, {}, '{"detail":"The question is empty."}', { code: 'invalidQuestion', message: 'The question is empty.' }],
    [413, {}, 'no json', { code: 'invalidQuestion' }],
  ])('a plain answer with status %i reads as a failure', async (status, headers, body, failure) => {
    hub.starts = 'refused';
    fetched.mockResolvedValue(new Response(body, { status, headers }));
    connection.ask(question, listener);
    await vi.waitFor(() => expect(listener.ended).toBe(1));
    expect(listener.events[0]).toMatchObject({ type: 'failed', ...failure });
  });

  test.each([[204, true], [400, false]])('feedback goes over HTTP, and status %i counts as %s', async (status, accepted) => {
    hub.starts = 'refused';
    fetched.mockResolvedValue(new Response(null, { status }));
    const message = { interactionId: 'i', conversationId: 'c', helpful: true, comment: null };
    expect(await connection.feedback(message)).toBe(accepted);
    expect(fetched.mock.calls[0]?.[0]).toBe('https://bot.example/api/feedback');
    expect(fetched.mock.calls[0]?.[1]?.body).toBe(JSON.stringify(message));
  });

  test('any other plain answer is a loss', async () => {
    hub.starts = 'refused';
    fetched.mockResolvedValue(new Response('<html>Bad gateway</html>', { status: 502 }));
    connection.ask(question, listener);
    await vi.waitFor(() => expect(listener.losses).toEqual(['refused']));
  });
});

describe('deleting a conversation', () => {
  test.each([[204, 'forgotten'], [429, 'limited'], [400, 'failed'], [503, 'failed']] as const)('by HTTP, which answers %i: %s', async (status, result) => {
    fetched.mockResolvedValue(new Response(null, { status }));
    expect(await connection.forget('a/b')).toBe(result);
    expect(fetched).toHaveBeenCalledWith('https://bot.example/api/conversations/a%2Fb', expect.objectContaining({ method: 'DELETE', credentials: 'omit' }));
  });

  test('fails when the service cannot be reached', async () => {
    fetched.mockRejectedValue(new TypeError('Failed to fetch'));
    expect(await connection.forget('id')).toBe('failed');
  });
});
