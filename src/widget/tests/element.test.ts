import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AnswerListener, Ask, FeedbackMessage, ForgetResult } from '../src/connection/answer-transport';
import type { ChatEvent } from '../src/contract/chat-event';
import { DocsBotElement } from '../src/docs-bot-element';
import { completed, delta, found, rateLimited, settle, source } from './support';

const service = vi.hoisted(() => ({
  asked: [] as Ask[],
  feedbacks: [] as FeedbackMessage[],
  listener: null as AnswerListener | null,
  stops: 0,
  forgotten: [] as string[],
  forgets: null as ForgetResult | null,
  onState: null as ((state: string) => void) | null,
}));

vi.mock('../src/connection/chat-connection', () => ({
  ChatConnection: class {
    constructor(_: string, onState: (state: string) => void) {
      service.onState = onState;
    }

    ask(ask: Ask, listener: AnswerListener): () => void {
      service.asked.push(ask);
      service.listener = listener;
      return () => {
        service.stops++;
      };
    }

    feedback(message: FeedbackMessage): Promise<boolean> {
      service.feedbacks.push(message);
      return Promise.resolve(true);
    }

    forget(conversationId: string): Promise<ForgetResult> {
      service.forgotten.push(conversationId);
      return Promise.resolve(service.forgets ?? 'forgotten');
    }

    close(): void {
      // Nothing is open.
    }
  },
}));

const pageUrl = `${location.origin}${location.pathname}`;

customElements.define('docs-bot', DocsBotElement);
DocsBotElement.scriptServer = 'https://bot.example';

let status: object;
let element: DocsBotElement;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'Date', 'requestAnimationFrame', 'cancelAnimationFrame'] });
  status = { state: 'ready', message: null, pages: 3, product: 'Acme', examples: ['How?', 'Why?'] };
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(status)));
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }));
  // jsdom lays nothing out.
  Element.prototype.scrollTo = () => undefined;
  Element.prototype.scrollIntoView = () => undefined;
  Object.assign(service, { asked: [], feedbacks: [], listener: null, stops: 0, forgotten: [], forgets: null });
  sessionStorage.clear();
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function put(attributes: Readonly<Record<string, string>> = {}): Promise<void> {
  element = document.createElement('docs-bot');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  document.body.append(element);
  await frame();
}

async function frame(): Promise<void> {
  // A response in jsdom takes some turns of the real event loop.
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
  await vi.advanceTimersByTimeAsync(20);
  await settle();
}

async function play(...events: readonly ChatEvent[]): Promise<void> {
  for (const event of events) service.listener?.onEvent(event);
  await frame();
}

function find(selector: string): HTMLElement {
  const match = element.shadowRoot?.querySelector<HTMLElement>(selector);
  if (match == null) throw new Error(`nothing matches ${selector}`);
  return match;
}

function button(name: string): HTMLButtonElement {
  const match = [...(element.shadowRoot?.querySelectorAll('button') ?? [])].find((candidate) => (candidate.getAttribute('aria-label') ?? candidate.textContent) === name);
  if (match === undefined) throw new Error(`there is no button "${name}"`);
  return match;
}

function press(target: EventTarget, key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...more });
  target.dispatchEvent(event);
  return event;
}

const focused = (): Element | null => element.shadowRoot?.activeElement ?? null;
const field = (): HTMLTextAreaElement => find('.composer textarea') as HTMLTextAreaElement;
const spoken = (): readonly string[] => [...find('[aria-live="polite"]').children].map((line) => line.textContent);

async function ask(question: string): Promise<void> {
  field().value = question;
  press(field(), 'Enter');
  await frame();
}

describe('the floating widget', () => {
  beforeEach(() => put());

  test('asks nothing of the server before it is opened', async () => {
    const fetched = vi.fn(() => Promise.resolve(Response.json(status)));
    vi.stubGlobal('fetch', fetched);
    await frame();
    expect(fetched).not.toHaveBeenCalled();
    find('.launcher').click();
    await frame();
    expect(fetched).toHaveBeenCalledOnce();
  });

  test('opens with the focus in the field, and Escape gives it back to the launcher', async () => {
    find('.launcher').click();
    expect(find('.panel').hidden).toBe(false);
    expect(find('.launcher').hidden).toBe(true);
    expect(focused()).toBe(field());
    press(field(), 'Escape');
    await frame();
    expect(find('.panel').hidden).toBe(true);
    expect(focused()).toBe(find('.launcher'));
  });

  test('opens by its shortcut, but not while the reader types into a field of the page', async () => {
    const input = document.createElement('input');
    document.body.append(input);
    expect(press(input, 'i', { ctrlKey: true }).defaultPrevented).toBe(false);
    expect(find('.panel').hidden).toBe(true);
    expect(press(document.body, 'i', { ctrlKey: true }).defaultPrevented).toBe(true);
    expect(find('.panel').hidden).toBe(false);
    expect(press(document.body, '/').defaultPrevented).toBe(false);
    await frame();
  });

  test('Enter sends, Shift+Enter and the Enter of an input method do not', async () => {
    find('.launcher').click();
    field().value = 'Why?';
    expect(press(field(), 'Enter', { shiftKey: true }).defaultPrevented).toBe(false);
    press(field(), 'Enter', { isComposing: true });
    expect(service.asked).toEqual([]);
    expect(press(field(), 'Enter').defaultPrevented).toBe(true);
    expect(service.asked).toEqual([{ question: 'Why?', conversationId: null, pageUrl }]);
    expect(field().value).toBe('');
    await frame();
  });

  test('can be opened and asked by the page', async () => {
    expect(element.ask('From outside?')).toBe(true);
    expect(find('.panel').hidden).toBe(false);
    expect(service.asked).toHaveLength(1);
    await frame();
    expect(find('.question').textContent).toBe('From outside?');
  });
});

describe('an answer', () => {
  beforeEach(async () => {
    await put({ mode: 'inline' });
    await ask('Why?');
  });

  test('says for which version it is, and only then', async () => {
    expect(find('.version').hidden).toBe(true);
    await play({ type: 'sourcesFound', conversationId: 'conversation', sources: [], scope: { product: null, version: 'v2.3', language: null }, curated: null }, delta('Because.'), completed());
    expect(find('.version').hidden).toBe(false);
    expect(find('.version').textContent).toBe('Answering for version 2.3');
  });

  test('lists the cited sources first and folds the other pages away', async () => {
    const citation = { number: 2, chunkId: 'chunk-2', title: 'Page 2 › Section 2', url: 'https://docs.example/page-2/#section' };
    await play(found(source(1), source(2), source(3)), delta('Because. [2]'), completed({ citations: [citation] }));
    expect([...find('.sources > ol').children].map((item) => item.textContent)).toEqual([expect.stringContaining('Page 2')]);
    expect(find('.sources details').hasAttribute('open')).toBe(false);
    expect(find('.sources summary').textContent).toBe('2 more pages');
  });

  test('is read out in sentences and not in tokens', async () => {
    await play(found(source(1)), delta('First sen'));
    await play(delta('tence. [1]\n\n'));
    await play(delta('```yaml\nkey: 1\n```\n\nLast'));
    expect(spoken()).toEqual(['Looking it up in the documentation', 'First sentence.', 'Code block, YAML.']);
    const citation = { number: 1, chunkId: 'chunk-1', title: 'Page 1', url: 'https://docs.example/page-1/' };
    await play(delta(' words.'), completed({ citations: [citation] }));
    expect(spoken().slice(3)).toEqual(['Last words.', 'Answer complete, 1 source.']);
  });

  test('can be stopped, and keeps what came', async () => {
    await play(delta('Half'));
    button('Stop').click();
    await frame();
    expect(service.stops).toBe(1);
    expect(find('.answer').textContent).toContain('Half');
    expect(find('.stopped').hidden).toBe(false);
    expect(button('Send')).toBeDefined();
  });

  test('that is not there says so and shows the nearest pages', async () => {
    await play({ type: 'noAnswer', message: 'Not covered.', nearest: [source(4)] }, completed({ outcome: 'noAnswer' }));
    expect(find('.callout').textContent).toBe('Not covered.');
    expect(find('.sources .source-snippet').textContent).toBe('Beginning of 4.');
  });

  test('that was lost is asked again by "Try again", with the focus in the field', async () => {
    await play(delta('Half'));
    service.listener?.onLost('interrupted');
    await frame();
    expect(find('.callout').textContent).toContain('The connection was lost');
    button('Try again').click();
    await frame();
    expect(service.asked.map((asked) => asked.question)).toEqual(['Why?', 'Why?']);
    expect(focused()).toBe(field());
    expect(element.shadowRoot?.querySelectorAll('.turn')).toHaveLength(1);
  });

  test('thumbs down sends at once and asks for a comment, which can follow', async () => {
    await play(delta('So.'), completed());
    button('No, not helpful').click();
    await frame();
    expect(service.feedbacks.map(({ helpful, comment }) => [helpful, comment])).toEqual([[false, null]]);
    const comment = find('.comment textarea') as HTMLTextAreaElement;
    expect(focused()).toBe(comment);
    comment.value = ' Too short. ';
    button('Send comment').click();
    await frame();
    expect(service.feedbacks.at(-1)).toEqual({ interactionId: 'interaction', conversationId: 'conversation', helpful: false, comment: 'Too short.' });
    expect(find('.feedback-status').textContent).toContain('Thank you');
    expect(button('No, not helpful').getAttribute('aria-pressed')).toBe('true');
  });

  test('a limit counts down and gives the field back when it is over', async () => {
    await play(rateLimited(20));
    expect(find('.hint').textContent).toBe('You can ask again in 20 s');
    field().value = 'Now?';
    press(field(), 'Enter');
    expect(service.asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(find('.hint').textContent).toBe('You can ask again in 15 s');
    await vi.advanceTimersByTimeAsync(15_000);
    await frame();
    expect(find('.hint').hidden).toBe(true);
    expect(spoken().at(-1)).toBe('You can ask again now.');
    press(field(), 'Enter');
    expect(service.asked).toHaveLength(2);
  });

  test('goes along to the next page of the site', async () => {
    await play(found(source(1)), delta('Because. [1]'), completed());
    element.remove();
    await put({ mode: 'inline' });
    expect(find('.question').textContent).toBe('Why?');
    expect(find('.answer .chip').textContent).toBe('1');
    await ask('And then?');
    expect(service.asked.at(-1)).toEqual({ question: 'And then?', conversationId: 'conversation', pageUrl });
  });

  test('that people checked says so with the day, also after a return to the page', async () => {
    expect(find('.checked').hidden).toBe(true);
    await play({ type: 'sourcesFound', conversationId: 'conversation', sources: [source(1)], scope: null, curated: { checkedOn: '2026-11-20' } });
    expect(find('.checked').hidden).toBe(true);
    await play(delta('Because. [1]'), completed());
    expect(find('.checked').textContent).toBe('Checked by the docs team · Nov 20, 2026');
    element.remove();
    await put({ mode: 'inline' });
    expect(find('.checked').textContent).toBe('Checked by the docs team · Nov 20, 2026');
  });

  test('a new conversation begins empty', async () => {
    await play(found(source(1)), delta('Because.'), completed());
    button('New conversation').click();
    await frame();
    expect(element.shadowRoot?.querySelectorAll('.turn')).toHaveLength(0);
    await ask('Again?');
    expect(service.asked.at(-1)?.conversationId).toBeNull();
  });
});

describe('deleting the conversation', () => {
  beforeEach(async () => {
    await put();
    find('.launcher').click();
    await ask('Why?');
  });

  const answered = (): Promise<void> => play(found(source(1)), delta('Because.'), completed());

  test('is offered once the service knows the conversation', async () => {
    expect(button('Delete this conversation').hidden).toBe(true);
    await answered();
    expect(button('Delete this conversation').hidden).toBe(false);
  });

  test('asks once with the focus on what is harmless; Escape keeps it, and the panel open', async () => {
    await answered();
    button('Delete this conversation').click();
    expect(find('.deletion').hidden).toBe(false);
    expect(focused()).toBe(button('Keep it'));
    press(button('Keep it'), 'Escape');
    await frame();
    expect(find('.deletion').hidden).toBe(true);
    expect(find('.panel').hidden).toBe(false);
    expect(focused()).toBe(button('Delete this conversation'));
    expect(service.forgotten).toEqual([]);
    button('Delete this conversation').click();
    button('Keep it').click();
    expect(find('.deletion').hidden).toBe(true);
    expect(focused()).toBe(button('Delete this conversation'));
  });

  test('empties the panel, the memory of the tab and says so', async () => {
    await answered();
    button('Delete this conversation').click();
    button('Delete').click();
    await frame();
    expect(service.forgotten).toEqual(['conversation']);
    expect(element.shadowRoot?.querySelectorAll('.turn')).toHaveLength(0);
    expect(find('.deletion').hidden).toBe(true);
    expect(focused()).toBe(field());
    expect(spoken().at(-1)).toBe('The conversation is deleted.');
    expect(sessionStorage.getItem(sessionStorage.key(0) ?? '')).not.toContain('Because');
  });

  test('that fails keeps everything, says so and can be tried again', async () => {
    await answered();
    service.forgets = 'failed';
    button('Delete this conversation').click();
    button('Delete').click();
    await frame();
    expect(find('.deletion [role=alert]').textContent).toContain('Nothing was removed');
    expect(find('.answer').textContent).toContain('Because.');
    service.forgets = 'forgotten';
    button('Delete').click();
    await frame();
    expect(element.shadowRoot?.querySelectorAll('.turn')).toHaveLength(0);
  });
});

describe('the inline widget', () => {
  test('offers the examples of the service, or its own', async () => {
    await put({ mode: 'inline' });
    expect([...find('.examples').children].map((item) => item.textContent)).toEqual(['How?', 'Why?']);
    element.setAttribute('examples', '["One?", "Two?", ""]');
    await frame();
    expect([...find('.examples').children].map((item) => item.textContent)).toEqual(['One?', 'Two?']);
    button('One?').click();
    expect(service.asked).toEqual([{ question: 'One?', conversationId: null, pageUrl }]);
    expect(focused()).toBe(field());
  });

  test('shows the progress of indexing and takes questions when it is done', async () => {
    status = { state: 'indexing', message: '184 of 312 pages', pages: 184, product: 'Acme', examples: [] };
    await put({ mode: 'inline' });
    expect(find('.empty').textContent).toContain('184 of 312 pages');
    await ask('Too early?');
    expect(service.asked).toEqual([]);
    status = { state: 'ready', message: null, pages: 312, product: 'Acme', examples: ['How?'] };
    await vi.advanceTimersByTimeAsync(1_500);
    await frame();
    expect(find('.empty h3').textContent).toBe('What would you like to know?');
    press(field(), 'Enter');
    expect(service.asked).toHaveLength(1);
  });

  test('says when the connection is being restored', async () => {
    await put({ mode: 'inline' });
    service.onState?.('reconnecting');
    await frame();
    expect(find('.banner').textContent).toBe('Connection lost. Reconnecting…');
    service.onState?.('connected');
    await frame();
    expect(find('.banner').hidden).toBe(true);
  });

  test('follows the theme switch of the page', async () => {
    await put({ mode: 'inline' });
    expect(find('.root').dataset.theme).toBe('light');
    document.documentElement.setAttribute('data-theme', 'dark');
    await frame();
    expect(find('.root').dataset.theme).toBe('dark');
    document.documentElement.removeAttribute('data-theme');
    element.setAttribute('theme', 'dark');
    await frame();
    expect(find('.root').dataset.theme).toBe('dark');
  });
});
