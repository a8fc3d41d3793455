// @vitest-environment node
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AnswerListener, Ask, FeedbackMessage, ForgetResult } from '../src/connection/answer-transport';
import type { ChatEvent } from '../src/contract/chat-event';
import { Conversation } from '../src/conversation/conversation';
import { Store } from '../src/state/store';
import { completed, delta, found, rateLimited, source } from './support';

class FakeConnection {
  readonly asked: Ask[] = [];
  readonly feedbacks: FeedbackMessage[] = [];
  listener: AnswerListener | null = null;
  stops = 0;
  accepts = true;
  readonly forgotten: string[] = [];
  forgets: ForgetResult = 'forgotten';

  ask(ask: Ask, listener: AnswerListener): () => void {
    this.asked.push(ask);
    this.listener = listener;
    return () => {
      this.stops++;
    };
  }

  feedback(message: FeedbackMessage): Promise<boolean> {
    this.feedbacks.push(message);
    return Promise.resolve(this.accepts);
  }

  forget(conversationId: string): Promise<ForgetResult> {
    this.forgotten.push(conversationId);
    return Promise.resolve(this.forgets);
  }

  play(...events: readonly ChatEvent[]): void {
    for (const event of events) this.listener?.onEvent(event);
    this.listener?.onEnd();
  }
}

const pageUrl = 'https://docs.example/2.3/install/';

let store: Store;
let connection: FakeConnection;
let conversation: Conversation;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  store = new Store();
  connection = new FakeConnection();
  conversation = new Conversation(store, connection, () => pageUrl);
});

afterEach(() => {
  conversation.dispose();
  vi.useRealTimers();
});

describe('asking', () => {
  test('sends the conversation along from the second question on', () => {
    conversation.ask('  First? ');
    connection.play(found(source(1)), delta('Yes.'), completed());
    conversation.ask('Second?');
    expect(connection.asked).toEqual([{ question: 'First?', conversationId: null, pageUrl }, { question: 'Second?', conversationId: 'conversation', pageUrl }]);
  });

  test('takes neither an empty question nor a second one at the same time', () => {
    expect(conversation.ask(' \n ')).toBe(false);
    expect(conversation.ask('First?')).toBe(true);
    expect(conversation.ask('Second?')).toBe(false);
    expect(connection.asked).toHaveLength(1);
  });

  test('stopping keeps what came and allows the next question', () => {
    conversation.ask('First?');
    connection.listener?.onEvent(delta('Half'));
    conversation.stop();
    expect(connection.stops).toBe(1);
    expect(store.state.turns[0]).toMatchObject({ phase: 'stopped', answer: 'Half' });
    expect(conversation.ask('Second?')).toBe(true);
  });

  test('"try again" asks the same question in place of the lost one', () => {
    conversation.ask('First?');
    connection.listener?.onEvent(delta('Half'));
    connection.listener?.onLost('interrupted');
    const [lost] = store.state.turns;
    conversation.retry(lost?.id ?? '');
    expect(connection.asked.map((ask) => ask.question)).toEqual(['First?', 'First?']);
    expect(store.state.turns.map((turn) => turn.phase)).toEqual(['waiting']);
  });

  test('a new conversation stops the answer and forgets the old one', () => {
    conversation.ask('First?');
    connection.listener?.onEvent(found(source(1)));
    conversation.startOver();
    expect(connection.stops).toBe(1);
    expect(store.state).toMatchObject({ turns: [], conversationId: null });
  });
});

describe('deleting the conversation', () => {
  test('stops the answer, and clears once the service has done it', async () => {
    conversation.ask('First?');
    connection.listener?.onEvent(found(source(1)));
    conversation.considerDeletion(true);
    const forgetting = conversation.forget();
    expect(connection.stops).toBe(1);
    expect(store.state).toMatchObject({ deletion: 'sending', conversationId: 'conversation' });
    expect(store.state.turns).toHaveLength(1);
    await forgetting;
    expect(connection.forgotten).toEqual(['conversation']);
    expect(store.state).toMatchObject({ turns: [], conversationId: null, deletion: 'none' });
  });

  test.each(['failed', 'limited'] as const)('that %s clears nothing', async (result) => {
    conversation.ask('First?');
    connection.play(found(source(1)), delta('Yes.'), completed());
    connection.forgets = result;
    await conversation.forget();
    expect(store.state).toMatchObject({ deletion: result, conversationId: 'conversation' });
    expect(store.state.turns[0]?.answer).toBe('Yes.');
    connection.forgets = 'forgotten';
    await conversation.forget();
    expect(store.state.turns).toEqual([]);
  });

  test('is sent once, and no question is taken meanwhile', async () => {
    conversation.ask('First?');
    connection.play(found(source(1)), delta('Yes.'), completed());
    const forgetting = conversation.forget();
    const again = conversation.forget();
    conversation.considerDeletion(false);
    expect(conversation.ask('Second?')).toBe(false);
    await Promise.all([forgetting, again]);
    expect(connection.forgotten).toHaveLength(1);
    expect(conversation.ask('Second?')).toBe(true);
    expect(connection.asked.at(-1)?.conversationId).toBeNull();
  });

  test('is not offered before the service gave the conversation an id', async () => {
    conversation.ask('First?');
    conversation.considerDeletion(true);
    expect(store.state.deletion).toBe('none');
    await conversation.forget();
    expect(connection.forgotten).toEqual([]);
    expect(store.state.turns).toHaveLength(1);
  });

  test('is no longer asked about after the next question', () => {
    conversation.ask('First?');
    connection.play(found(source(1)), delta('Yes.'), completed());
    conversation.considerDeletion(true);
    conversation.ask('Second?');
    expect(store.state.deletion).toBe('none');
  });
});

describe('a limit', () => {
  test('holds questions back until its time has come, and not longer', async () => {
    conversation.ask('First?');
    connection.play(rateLimited(20));
    const [limited] = store.state.turns;
    expect(conversation.ask('Second?')).toBe(false);
    conversation.retry(limited?.id ?? '');
    expect(connection.asked).toHaveLength(1);

    await vi.advanceTimersByTimeAsync(19_900);
    expect(store.state.blockedUntil).toBe(1_020_000);
    await vi.advanceTimersByTimeAsync(100);
    expect(store.state.blockedUntil).toBeNull();
    conversation.retry(limited?.id ?? '');
    expect(connection.asked).toHaveLength(2);
  });

  test('that has run out while the page was away is lifted at once', async () => {
    store.dispatch({ type: 'restored', open: true, expanded: false, conversationId: null, blockedUntil: 999_000, turns: [] });
    conversation.watchBlock();
    await vi.advanceTimersByTimeAsync(0);
    expect(store.state.blockedUntil).toBeNull();
  });
});

describe('feedback', () => {
  beforeEach(() => {
    conversation.ask('First?');
    connection.play(found(source(1)), delta('Yes.'), completed());
  });

  const feedback = (): unknown => store.state.turns[0]?.feedback;
  const turnId = (): string => store.state.turns[0]?.id ?? '';

  test('names the answer and its conversation', async () => {
    await conversation.rate(turnId(), false, 'Too short.');
    expect(connection.feedbacks).toEqual([{ interactionId: 'interaction', conversationId: 'conversation', helpful: false, comment: 'Too short.' }]);
    expect(feedback()).toEqual({ helpful: false, commented: true, delivery: 'sent' });
  });

  test('that is not accepted says so', async () => {
    connection.accepts = false;
    await conversation.rate(turnId(), true);
    expect(feedback()).toEqual({ helpful: true, commented: false, delivery: 'failed' });
  });

  test('is not sent for an answer that was stopped, which has no row in the log', async () => {
    conversation.ask('Second?');
    conversation.stop();
    await conversation.rate(store.state.turns[1]?.id ?? '', true);
    expect(connection.feedbacks).toEqual([]);
  });
});
