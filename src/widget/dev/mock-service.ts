import { setTimeout as pause } from 'node:timers/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import { exampleFor } from './examples.ts';

// A stand-in for the chat service, under /mock/STATE. STATE is what /api/status says (ready, indexing, failed), or `nohub`, which has no
// hub, or `down`, which answers nothing. The hub speaks the JSON hub protocol over server-sent events.

const recordEnd = '\u001e';
const indexingMs = 12_000;
const startedAt = Date.now();

interface HubMessage {
  readonly type?: number;
  readonly invocationId?: string;
  readonly target?: string;
  readonly arguments?: readonly { readonly question?: string }[];
}

const hubs = new Map<string, (message: object) => void>();
const cancelled = new Set<string>();

function json(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const piece of request) body += String(piece);
  return body;
}

function openStream(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.flushHeaders();
}

function status(state: string): object {
  const examples = ['How do rolling updates work?', 'How do I go back to an earlier revision?', 'When does a replica receive traffic?', 'What is the weather in Zürich?'];
  const common = { product: 'Acme', examples, message: null, pages: 312 };
  const indexing = state === 'indexing' || (state === 'soon' && Date.now() - startedAt < indexingMs);
  if (indexing) return { ...common, state: 'indexing', message: '184 of 312 pages', pages: 184 };
  if (state === 'failed') return { ...common, state: 'failed', message: 'The folder of the documentation holds no Markdown or HTML files.' };
  return { ...common, state: 'ready' };
}

async function answerOverHttp(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { question = '' } = JSON.parse(await bodyOf(request)) as { question?: string };
  const example = exampleFor(question);
  openStream(response);
  for (const event of example.events) {
    await pause(example.paceMs);
    response.write(`data: ${JSON.stringify(event)}\n\n`);
  }
  if (example.breaks) response.destroy();
  else response.end();
}

async function stream(send: (message: object) => void, message: HubMessage): Promise<void> {
  const invocationId = message.invocationId ?? '';
  const example = exampleFor(message.arguments?.[0]?.question ?? '');
  for (const item of example.events) {
    await pause(example.paceMs);
    if (cancelled.delete(invocationId)) return;
    send({ type: 2, invocationId, item });
  }
  if (example.breaks) send({ type: 7, error: 'broken for an example', allowReconnect: true });
  else send({ type: 3, invocationId });
}

function onHubMessage(send: (message: object) => void, message: HubMessage & { protocol?: string }): void {
  if (message.protocol !== undefined) send({});
  else if (message.type === 4) void stream(send, message);
  else if (message.type === 5) cancelled.add(message.invocationId ?? '');
  else if (message.type === 1) send({ type: 3, invocationId: message.invocationId, result: true });
}

async function hub(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  if (url.pathname.endsWith('/negotiate')) {
    const id = crypto.randomUUID();
    json(response, { negotiateVersion: 1, connectionId: id, connectionToken: id, availableTransports: [{ transport: 'ServerSentEvents', transferFormats: ['Text'] }] });
    return;
  }
  const id = url.searchParams.get('id') ?? '';
  if (request.method === 'GET') {
    openStream(response);
    response.write(':\r\n\r\n');
    hubs.set(id, (message) => response.write(`data: ${JSON.stringify(message)}${recordEnd}\r\n\r\n`));
    const ping = setInterval(() => hubs.get(id)?.({ type: 6 }), 10_000);
    response.on('close', () => {
      clearInterval(ping);
      hubs.delete(id);
    });
    return;
  }
  const body = await bodyOf(request);
  const send = hubs.get(id);
  if (send === undefined) {
    json(response, {}, 404);
    return;
  }
  for (const record of body.split(recordEnd).filter((part) => part !== '')) onHubMessage(send, JSON.parse(record) as HubMessage);
  response.end();
}

/** Serves the mock at /mock/STATE/api/… and /mock/STATE/hubs/chat. */
export function mockService(): Plugin {
  return {
    name: 'docsbot-mock-service',
    configureServer({ middlewares }) {
      middlewares.use('/mock', (request, response) => {
        const url = new URL(request.url ?? '/', 'http://mock');
        const [, state = 'ready', ...rest] = url.pathname.split('/');
        const path = rest.join('/');
        if (state === 'down') response.destroy();
        else if (path === 'api/status') json(response, status(state));
        else if (path === 'api/feedback') response.writeHead(204).end();
        else if (request.method === 'DELETE' && path.startsWith('api/conversations/')) setTimeout(() => response.writeHead(state === 'nodelete' ? 503 : 204).end(), 400);
        else if (path === 'api/ask') void answerOverHttp(request, response);
        else if (path.startsWith('hubs/chat') && state !== 'nohub') void hub(request, response, url);
        else json(response, {}, 404);
      });
    },
  };
}
