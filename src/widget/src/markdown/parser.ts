import { Marked, type Token, type Tokens } from 'marked';

/** A mark such as `[3]` that refers to a source. */
interface CitationToken extends Tokens.Generic {
  readonly type: 'citation';
  readonly number: number;
}

const citationMark = /^\[(\d{1,3})\](?!\()/;

const markdown = new Marked({ gfm: true, async: false });

markdown.use({
  extensions: [{
    name: 'citation',
    level: 'inline',
    // Code never gets here: a code span is one token to the parser, and a code block is not read as inline text at all.
    start: (source) => source.indexOf('['),
    tokenizer(source) {
      const match = citationMark.exec(source);
      return match ? { type: 'citation', raw: match[0], number: Number(match[1]) } : undefined;
    },
    renderer: (token) => `<span data-citation="${String((token as CitationToken).number)}"></span>`,
  }],
  tokenizer: {
    // HTML stays text, and `[1]: …` is no link definition: an answer has neither, a hostile page might.
    html: () => undefined,
    tag: () => undefined,
    def: () => undefined,
  },
  renderer: {
    // The question is a heading of level 3, so those of its answer begin below it.
    heading({ tokens, depth }) {
      const level = Math.min(depth + 3, 6);
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>`;
    },
    code({ text, lang }) {
      return `<pre><code class="language-${languageOf(lang)}">${escapeHtml(text)}</code></pre>`;
    },
    // An image would tell another site who reads what.
    image: ({ href, text }) => `<a href="${escapeHtml(href)}">${escapeHtml(text || href)}</a>`,
    checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
  },
});

/** The language of fenced code: the first word after the fence, empty when there is none. */
export function languageOf(info: string | undefined): string {
  return /^[\w+#.-]+/.exec(info ?? '')?.[0] ?? '';
}

/** A top-level block of a Markdown text. */
export interface MarkdownBlock {
  readonly token: Token;
  /** Where it begins in the text. */
  readonly start: number;
}

/** The top-level blocks of a Markdown text with `\n` line ends; the blank space between them is left out. */
export function parseBlocks(text: string): readonly MarkdownBlock[] {
  const blocks: MarkdownBlock[] = [];
  let start = 0;
  for (const token of markdown.lexer(text)) {
    if (token.type !== 'space') blocks.push({ token, start });
    start += token.raw.length;
  }
  return blocks;
}

/** The HTML of some blocks: not yet sanitised. */
export function renderBlocks(blocks: readonly MarkdownBlock[]): string {
  return markdown.parser(blocks.map((block) => block.token));
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
