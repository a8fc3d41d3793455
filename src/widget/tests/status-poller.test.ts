// @vitest-environment node
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StatusPoller } from '../src/connection/status-poller';
import type { ServiceStatus } from '../src/contract/service-status';

const fetched = vi.fn<(url: string) => Promise<Response>>();
const heard: (string | null)[] = [];
const listener = (status: ServiceStatus | null): void => void heard.push(status?.state ?? null);

function answer(state: string): Response {
  return Response.json({ state, message: null, pages: null, product: null, examples: [] });
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', fetched);
  fetched.mockReset();
  heard.length = 0;
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('asks until the service is ready, and no longer', async () => {
  fetched.mockResolvedValueOnce(answer('indexing')).mockResolvedValueOnce(answer('indexing')).mockResolvedValue(answer('ready'));
  const poller = new StatusPoller('https://bot.example', listener);
  poller.start();
  poller.start();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(heard).toEqual(['indexing', 'indexing', 'ready']);
  expect(fetched).toHaveBeenCalledWith('https://bot.example/api/status', expect.anything());
});

test('asks less and less often while the service cannot be reached', async () => {
  fetched.mockRejectedValue(new TypeError('Failed to fetch'));
  new StatusPoller('https://bot.example', listener).start();
  await vi.advanceTimersByTimeAsync(58_000);
  expect(heard).toEqual([null, null, null, null, null]);
});

test('takes an answer that breaks the contract for none', async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  fetched.mockResolvedValueOnce(Response.json({ state: 'asleep' })).mockResolvedValue(answer('ready'));
  new StatusPoller('https://bot.example', listener).start();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(heard).toEqual([null, 'ready']);
});

test('a stopped poller hears nothing of a question under way', async () => {
  fetched.mockResolvedValue(answer('ready'));
  const poller = new StatusPoller('https://bot.example', listener);
  poller.start();
  poller.stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(heard).toEqual([]);
});
