// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readChatEvent } from '../src/contract/chat-event';
import { readServiceStatus } from '../src/contract/service-status';

interface Contract {
  readonly valid: readonly { readonly type: string }[];
  readonly invalid: readonly { readonly reason: string; readonly event: unknown }[];
}

// Vitest runs in src/widget.
const contract = JSON.parse(readFileSync('../../tests/contracts/chat-events.json', 'utf8')) as Contract;

describe('the contract of chat events', () => {
  test('names every kind of event', () => {
    const kinds = new Set(contract.valid.map((event) => event.type));
    expect([...kinds].sort()).toEqual(['answerDelta', 'completed', 'failed', 'noAnswer', 'notice', 'sourcesFound']);
  });

  test.each(contract.valid.map((event, index) => [`${index} ${event.type}`, event] as const))('valid event %s is read with the same members', (_, event) => {
    expect(readChatEvent(event)).toEqual(event);
  });

  test.each(contract.invalid.map(({ reason, event }) => [reason, event] as const))('refuses %s', (_, event) => {
    expect(() => readChatEvent(event)).toThrow();
  });

  // Not in the file, yet things that a broken proxy or a hostile server may send.
  test.each([
    ['null', null], ['a text', 'answerDelta'], ['a list', [{ type: 'answerDelta', text: 'a' }]], ['a type of the prototype', { type: 'constructor' }],
    ['a missing member', { type: 'failed', code: 'internal', message: 'm' }],
    ['a negative number', { type: 'failed', code: 'rateLimited', message: 'm', retryAfterSeconds: -1, interactionId: null }],
    ['a source without an address', { type: 'sourcesFound', conversationId: 'c', sources: [{ number: 1, chunkId: 'c', title: 't', headingPath: [], snippet: '' }] }],
    ['a heading that is no text', { type: 'noAnswer', message: 'm', nearest: [{ number: 1, chunkId: 'c', title: 't', headingPath: [1], url: '/', snippet: '' }] }],
  ])('refuses %s', (_, value) => {
    expect(() => readChatEvent(value)).toThrow();
  });

  test('leaves out members it does not know, so that a newer server may add some', () => {
    expect(readChatEvent({ type: 'answerDelta', text: 'a', confidence: 1 })).toEqual({ type: 'answerDelta', text: 'a' });
  });

  test('says where a message is wrong', () => {
    expect(() => readChatEvent({ type: 'sourcesFound', conversationId: 'c', sources: [{ number: 'one' }] })).toThrow('event.sources[0].number');
  });
});

describe('the status of the service', () => {
  test('is read', () => {
    const status = { state: 'indexing', message: '3 of 9 pages', pages: 3, product: null, examples: ['How?'] };
    expect(readServiceStatus(status)).toEqual(status);
  });

  test.each([[{ state: 'asleep', message: null, pages: null, product: null, examples: [] }], [{ state: 'ready' }], ['ready']])('refuses %j', (value) => {
    expect(() => readServiceStatus(value)).toThrow();
  });
});
