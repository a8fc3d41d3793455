import { beforeEach, describe, expect, test, vi } from 'vitest';
import { SessionMemory } from '../src/state/session-memory';
import { initialState, type State } from '../src/state/state';
import { reduce } from '../src/state/reducer';
import { completed, delta, found, source } from './support';

const memory = new SessionMemory('https://bot.example');

function conversation(turns: number): State {
  let state: State = { ...initialState, open: true };
  for (let turn = 0; turn < turns; turn++) {
    const turnId = `turn-${turn}`;
    state = reduce(state, { type: 'asked', turnId, question: `Question ${turn}`, replaces: null });
    for (const event of [found(source(1)), delta('Answer. [1]'), completed()]) state = reduce(state, { type: 'received', turnId, event, at: 0 });
  }
  return state;
}

describe('the memory of a tab', () => {
  beforeEach(() => sessionStorage.clear());

  test('gives back the conversation as it was', () => {
    const state = conversation(2);
    memory.save(state);
    expect(memory.load()).toEqual({ type: 'restored', open: true, expanded: false, conversationId: 'conversation', blockedUntil: null, turns: state.turns });
  });

  test('keeps the newest turns of a long conversation', () => {
    memory.save(conversation(40));
    const turns = memory.load()?.turns ?? [];
    expect(turns).toHaveLength(30);
    expect(turns.at(-1)?.question).toBe('Question 39');
  });

  test('is another one for another server', () => {
    memory.save(conversation(1));
    expect(new SessionMemory('https://other.example').load()).toBeNull();
  });

  test.each(['', '{', '{"turns":[{"id":1}]}', 'null'])('takes %j for nothing', (kept) => {
    memory.save(conversation(1));
    const key = sessionStorage.key(0) ?? '';
    sessionStorage.setItem(key, kept);
    expect(memory.load()).toBeNull();
  });

  test('does without storage where the browser forbids it', () => {
    vi.stubGlobal('sessionStorage', undefined);
    try {
      expect(() => memory.save(conversation(1))).not.toThrow();
      expect(memory.load()).toBeNull();
    } finally {
      vi.unstubAllGlobals();
    }
  });
});
