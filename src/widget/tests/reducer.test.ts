// @vitest-environment node
import { describe, expect, test } from 'vitest';
import type { ChatEvent } from '../src/contract/chat-event';
import { reduce } from '../src/state/reducer';
import { canAsk, canRetry, initialState, isBusy, type State, type Turn } from '../src/state/state';
import { completed, delta, found, rateLimited, source } from './support';

const asked = reduce(initialState, { type: 'asked', turnId: 'a', question: 'Why?', replaces: null });

function after(state: State, ...events: readonly ChatEvent[]): State {
  return events.reduce((current, event) => reduce(current, { type: 'received', turnId: 'a', event, at: 1_000 }), state);
}

function only(state: State): Turn {
  const [turn] = state.turns;
  if (turn === undefined) throw new Error('there is no turn');
  return turn;
}

describe('a turn', () => {
  test('goes from waiting over streaming to answered, and keeps the conversation', () => {
    expect(only(asked).phase).toBe('waiting');
    expect(isBusy(asked)).toBe(true);

    const streaming = after(asked, found(source(1)), delta('Because'), delta(' of that. [1]'));
    expect(only(streaming)).toMatchObject({ phase: 'streaming', answer: 'Because of that. [1]', sources: [source(1)] });
    expect(streaming.conversationId).toBe('conversation');

    const done = after(streaming, completed({ conversationId: 'other' }));
    expect(only(done)).toMatchObject({ phase: 'answered', interactionId: 'interaction' });
    expect(done.conversationId).toBe('other');
    expect(isBusy(done)).toBe(false);
  });

  test('knows the version that was searched', () => {
    const event: ChatEvent = { type: 'sourcesFound', conversationId: 'c', sources: [], scope: { product: null, version: 'v2.3', language: 'en' }, curated: null };
    expect(only(after(asked, event)).version).toBe('v2.3');
    expect(only(after(asked, found())).version).toBeNull();
  });

  test('a notice that discards the answer clears it, and one that does not keeps it', () => {
    const kept = after(asked, delta('A'), { type: 'notice', code: 'truncated', message: 'Cut.', discardsAnswer: false });
    expect(only(kept)).toMatchObject({ answer: 'A', notice: 'Cut.' });
    const cleared = after(kept, { type: 'notice', code: 'degraded', message: 'Own words.', discardsAnswer: true }, delta('B'));
    expect(only(cleared)).toMatchObject({ answer: 'B', notice: 'Own words.' });
  });

  test('without an answer shows the nearest pages instead of those found', () => {
    const done = after(asked, found(source(1), source(2)), { type: 'noAnswer', message: 'Not covered.', nearest: [source(2)] }, completed({ outcome: 'noAnswer' }));
    expect(only(done)).toMatchObject({ phase: 'noAnswer', message: 'Not covered.', sources: [source(2)] });
  });

  test('stopped keeps what came and hears nothing more', () => {
    const stopped = reduce(after(asked, delta('Half')), { type: 'stopped', turnId: 'a' });
    expect(only(after(stopped, delta(' and more'), completed()))).toMatchObject({ phase: 'stopped', answer: 'Half', interactionId: null });
  });

  test('lost can be asked again, in its place', () => {
    const lost = reduce(after(asked, delta('Half')), { type: 'lost', turnId: 'a', reason: 'interrupted' });
    expect(canRetry(only(lost))).toBe(true);
    const again = reduce(lost, { type: 'asked', turnId: 'b', question: 'Why?', replaces: 'a' });
    expect(again.turns.map((turn) => [turn.id, turn.phase])).toEqual([['b', 'waiting']]);
  });

  test('an invalid question cannot be asked again as it is', () => {
    const failed = after(asked, { type: 'failed', code: 'invalidQuestion', message: 'Too long.', retryAfterSeconds: null, interactionId: null });
    expect(canRetry(only(failed))).toBe(false);
    expect(canAsk(failed)).toBe(true);
  });

  test('an event for a turn that is gone changes nothing', () => {
    const cleared = reduce(asked, { type: 'cleared' });
    expect(after(cleared, delta('late'))).toBe(cleared);
  });
});

describe('limits', () => {
  test.each([[20, 21_000], [0, 2_000], [null, 2_000]])('a limit of %s seconds blocks until %s', (seconds, until) => {
    const limited = after(asked, rateLimited(seconds));
    expect(limited.blockedUntil).toBe(until);
    expect(canAsk(limited)).toBe(false);
    expect(canAsk(reduce(limited, { type: 'blockEnded' }))).toBe(true);
  });

  test('nothing can be asked while the documentation is indexed', () => {
    const indexing = after(asked, { type: 'failed', code: 'indexing', message: 'Soon.', retryAfterSeconds: 2, interactionId: null });
    expect(canAsk(indexing)).toBe(false);
    const status = { state: 'ready', message: null, pages: 3, product: 'Acme', examples: [] } as const;
    expect(canAsk(reduce(indexing, { type: 'statusRead', status }))).toBe(true);
  });

  test('an unreachable service keeps what was known of it', () => {
    const status = { state: 'ready', message: null, pages: 3, product: 'Acme', examples: ['How?'] } as const;
    const known = reduce(initialState, { type: 'statusRead', status });
    expect(reduce(known, { type: 'statusRead', status: null }).service).toMatchObject({ state: 'unreachable', product: 'Acme', examples: ['How?'] });
  });
});

test('a conversation restored in the middle of an answer says that it was cut off', () => {
  const streaming = after(asked, delta('Half'));
  const restored = reduce(initialState, {
    type: 'restored', open: true, expanded: false, conversationId: 'c', blockedUntil: null, turns: streaming.turns,
  });
  expect(only(restored)).toMatchObject({ phase: 'lost', answer: 'Half', loss: 'interrupted' });
});
