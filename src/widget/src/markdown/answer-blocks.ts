import type { Tokens } from 'marked';
import type { Source } from '../contract/chat-event';
import { strings } from '../strings';
import { h } from '../view/dom';
import { citationChip } from './citation-chip';
import { CodeBlock } from './code-block';
import { heal } from './heal';
import { pointAt, safeAddress } from './links';
import { languageOf, parseBlocks, renderBlocks, type MarkdownBlock } from './parser';
import { sanitiseAnswer } from './sanitise';

/** What an answer refers to. */
export interface AnswerContext {
  readonly sources: readonly Source[];
  /** What relative addresses are relative to. */
  readonly base: string;
}

interface Block {
  raw: string;
  readonly element: HTMLElement;
  readonly code: CodeBlock | null;
}

/** While text still comes, these last blocks may yet change: a list goes on after a blank line. */
const openBlocks = 2;

/**
 * Shows Markdown that grows. Only the blocks that changed are rendered, and text before the last ones is not even parsed again,
 * so a frame costs the same at the end of a long answer as at its beginning.
 */
export class AnswerBlocks {
  readonly element = h('div', { class: 'answer', dir: 'auto' });
  #blocks: Block[] = [];
  #settledText = '';
  #settledBlocks = 0;
  #context: AnswerContext = { sources: [], base: '' };

  /** Shows `text`; `complete` is false while more of it may come. */
  update(text: string, complete: boolean, context: AnswerContext): void {
    const markdown = text.replaceAll('\r\n', '\n');
    if (context.sources !== this.#context.sources || !markdown.startsWith(this.#settledText)) this.#reset();
    this.#context = context;

    // At the end everything is parsed once more, for a text that only makes sense as a whole.
    if (complete) this.#unsettle();
    const blocks = parseBlocks(markdown.slice(this.#settledText.length));
    blocks.forEach((block, index) => {
      this.#show(this.#settledBlocks + index, block, complete || index < blocks.length - 1);
    });
    for (const gone of this.#blocks.splice(this.#settledBlocks + blocks.length)) gone.element.remove();
    if (!complete) this.#settle(markdown, blocks);
  }

  #show(index: number, block: MarkdownBlock, complete: boolean): void {
    const shown = this.#blocks[index];
    const { token } = block;
    if (token.type === 'code') {
      const { text, lang } = token as Tokens.Code;
      const language = languageOf(lang);
      const code = shown?.code?.language === language ? shown.code : new CodeBlock(language);
      code.update(text, complete);
      this.#put(index, { raw: token.raw, element: code.element, code });
      return;
    }
    const raw = complete ? token.raw.trimEnd() : heal(token.raw).trimEnd();
    if (shown?.raw === raw && shown.code === null) return;
    this.#put(index, { raw, element: this.#render(complete ? [block] : parseBlocks(raw)), code: null });
  }

  #put(index: number, block: Block): void {
    const shown = this.#blocks[index];
    this.#blocks[index] = block;
    if (shown === undefined) this.element.append(block.element);
    else if (shown.element !== block.element) shown.element.replaceWith(block.element);
  }

  #render(blocks: readonly MarkdownBlock[]): HTMLElement {
    const element = h('div', { class: 'block' });
    element.append(sanitiseAnswer(renderBlocks(blocks)));
    this.#placeCitations(element);
    this.#guardLinks(element);
    wrapTables(element);
    replaceNestedCode(element);
    if (holdsOnlyCitations(element)) element.classList.add('only-citations');
    return element;
  }

  #placeCitations(element: HTMLElement): void {
    for (const mark of element.querySelectorAll<HTMLElement>('span[data-citation]')) {
      const number = Number(mark.dataset.citation);
      const source = this.#context.sources.find((candidate) => candidate.number === number);
      if (source === undefined) {
        mark.replaceWith(`[${number}]`);
        continue;
      }
      // Without the blank before it, the chip never begins a line.
      const before = mark.previousSibling;
      if (before?.nodeType === Node.TEXT_NODE) before.nodeValue = before.nodeValue?.trimEnd() ?? '';
      mark.replaceWith(citationChip(source, this.#context.base));
    }
  }

  /** A relative link is relative to the page that the block quotes; without one, to the service. */
  #guardLinks(element: HTMLElement): void {
    const cited = element.querySelector<HTMLAnchorElement>('a.chip')?.href;
    for (const link of element.querySelectorAll<HTMLAnchorElement>('a:not(.chip)')) {
      const address = safeAddress(link.getAttribute('href') ?? '', cited ?? this.#context.base);
      if (address === null || !link.hasAttribute('href')) link.replaceWith(...link.childNodes);
      else pointAt(link, address);
    }
  }

  #settle(text: string, blocks: readonly MarkdownBlock[]): void {
    const firstOpen = blocks.at(-openBlocks);
    if (firstOpen === undefined || blocks.length <= openBlocks) return;
    this.#settledText = text.slice(0, this.#settledText.length + firstOpen.start);
    this.#settledBlocks += blocks.length - openBlocks;
  }

  #unsettle(): void {
    this.#settledText = '';
    this.#settledBlocks = 0;
  }

  #reset(): void {
    this.#unsettle();
    this.#blocks = [];
    this.element.replaceChildren();
  }
}

/** Citations in a paragraph of their own belong to the code or table above them. */
function holdsOnlyCitations(element: HTMLElement): boolean {
  const paragraph = element.firstElementChild;
  if (element.childElementCount !== 1 || paragraph?.tagName !== 'P' || paragraph.childElementCount === 0) return false;
  return [...paragraph.childNodes].every((node) => (node instanceof Element ? node.matches('.chip') : node.nodeValue?.trim() === ''));
}

function wrapTables(element: HTMLElement): void {
  for (const table of element.querySelectorAll('table')) {
    const box = h('div', { class: 'table', tabindex: '0', role: 'region', 'aria-label': strings.table });
    table.replaceWith(box);
    box.append(table);
  }
}

/** Code inside a list item or a quotation gets the same frame as a block of its own. */
function replaceNestedCode(element: HTMLElement): void {
  for (const pre of element.querySelectorAll('pre')) {
    const language = /language-(\S+)/.exec(pre.firstElementChild?.className ?? '')?.[1] ?? '';
    const code = new CodeBlock(language);
    code.update(pre.textContent, true);
    pre.replaceWith(code.element);
  }
}
