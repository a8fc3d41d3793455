// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { SseParser } from '../src/connection/sse-parser';

const encoder = new TextEncoder();

function parse(pieces: readonly Uint8Array[]): readonly string[] {
  const events: string[] = [];
  const parser = new SseParser((data) => events.push(data));
  for (const piece of pieces) parser.push(piece);
  return events;
}

const stream = ': hello\r\n\r\nevent: x\ndata: {"text":"日本 🙂"}\n\ndata:first\r\ndata: second\r\n\r\nid: 3\rdata\r\rretry: 10\n\ndata:  two spaces\n\n';
const expected = ['{"text":"日本 🙂"}', 'first\nsecond', '', ' two spaces'];

describe('server-sent events', () => {
  test('reads data across line ends of every kind, and nothing else', () => {
    expect(parse([encoder.encode(stream)])).toEqual(expected);
  });

  test('reads the same wherever the bytes are cut in two', () => {
    const bytes = encoder.encode(stream);
    for (let cut = 0; cut <= bytes.length; cut++) {
      expect(parse([bytes.slice(0, cut), bytes.slice(cut)]), `cut at ${cut}`).toEqual(expected);
    }
  });

  test('reads the same byte by byte', () => {
    expect(parse([...encoder.encode(stream)].map((byte) => Uint8Array.of(byte)))).toEqual(expected);
  });

  test('an event without its empty line is not an event', () => {
    expect(parse([encoder.encode('data: half')])).toEqual([]);
  });
});
