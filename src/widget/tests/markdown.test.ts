import { describe, expect, test, vi } from 'vitest';
import { AnswerBlocks } from '../src/markdown/answer-blocks';
import { heal } from '../src/markdown/heal';
import * as parser from '../src/markdown/parser';
import { source } from './support';

const base = 'https://bot.example/';
const sources = [source(1), source(2, { title: 'Pods', headingPath: [] }), source(3, { url: 'javascript:alert(1)' })];

function render(text: string): HTMLElement {
  const blocks = new AnswerBlocks();
  blocks.update(text, true, { sources, base });
  return blocks.element;
}

/** Streams a text in pieces of some size, and gives the element as it is after each. */
function stream(text: string, size: number): { element: HTMLElement; blocks: AnswerBlocks } {
  const blocks = new AnswerBlocks();
  for (let end = size; end < text.length + size; end += size) blocks.update(text.slice(0, end), false, { sources, base });
  return { element: blocks.element, blocks };
}

const everything = `Intro with **bold**, *italics*, \`code[1]\` and a [link](https://a.example/x). [1]

## Heading

- one [2]
- two
  - nested

  paragraph of two

1. first
2. second

\`\`\`yaml
key: value # [1]
\`\`\`

| a | b |
|---|---:|
| 1 | 2 [1] |

> quoted

Setext?
---

Last one.`;

describe('citations', () => {
  test('become numbered links with the name of their source', () => {
    const chips = [...render('One [1], two [2].').querySelectorAll<HTMLAnchorElement>('a.chip')];
    expect(chips.map((chip) => [chip.textContent, chip.getAttribute('aria-label'), chip.href])).toEqual([
      ['1', 'Source 1: Page 1, Section 1', 'https://docs.example/page-1/#section'],
      ['2', 'Source 2: Pods', 'https://docs.example/page-2/#section'],
    ]);
  });

  test('stand beside each other', () => {
    expect(render('Both. [1][2]').querySelectorAll('.chip')).toHaveLength(2);
  });

  test('stay text in code, in links and without a source', () => {
    const element = render('`a[1]` [1](https://a.example) and [9]\n\n```js\nx[1]\n```\n\n    indented[1]');
    expect(element.querySelectorAll('.chip')).toHaveLength(0);
    expect(element.textContent).toContain('a[1]');
    expect(element.textContent).toContain('[9]');
    expect(element.textContent).toContain('indented[1]');
  });

  test('do not begin a line: the blank before them goes', () => {
    expect(render('Sentence. [1]').textContent.trim()).toBe('Sentence.1');
  });

  test('in a paragraph of their own go with the code above them', () => {
    const element = render('Run this:\n\n```bash\nls\n```\n\n[1]\n\nThen [2]');
    expect([...element.querySelectorAll('.only-citations')].map((block) => block.textContent.trim())).toEqual(['1']);
  });

  test('a source whose address must not be opened is a mark without a link', () => {
    const chip = render('Odd. [3]').querySelector('.chip');
    expect(chip?.tagName).toBe('SPAN');
    expect(chip?.hasAttribute('href')).toBe(false);
  });
});

describe('links', () => {
  test('of another site open in a new tab, those of this site do not', () => {
    const [other, own] = render(`[a](https://a.example/) [b](${location.origin}/b)`).querySelectorAll('a');
    expect([other?.target, other?.rel]).toEqual(['_blank', 'noopener']);
    expect(own?.getAttribute('target')).toBeNull();
  });

  test('that are relative belong to the page the block cites, else to the service', () => {
    expect(render('See [more](../more/). [1]').querySelector('a:not(.chip)')?.getAttribute('href')).toBe('https://docs.example/more/');
    expect(render('See [more](/more/).').querySelector('a')?.getAttribute('href')).toBe('https://bot.example/more/');
  });
});

describe('blocks', () => {
  test('code has the name of its language, a copy button and colours', () => {
    const figure = render('```yaml\nkey: 1\n```').querySelector('figure');
    expect(figure?.querySelector('.code-language')?.textContent).toBe('YAML');
    expect(figure?.querySelector('[data-copy-code]')).not.toBeNull();
    expect(figure?.querySelector('code .hljs-attr')?.textContent).toBe('key:');
    expect(figure?.querySelector('code')?.textContent).toBe('key: 1');
  });

  test('code within a list is framed too', () => {
    expect(render('- step\n\n  ```bash\n  ls\n  ```').querySelector('li figure.code code')?.textContent).toBe('ls');
  });

  test('code in an unknown language stays as it is', () => {
    expect(render('```klingon\n<b>&amp;\n```').querySelector('code')?.textContent).toBe('<b>&amp;');
  });

  test('tables scroll in a box of their own', () => {
    expect(render('| a |\n|---|\n| b |').querySelector('.table[tabindex="0"] table')).not.toBeNull();
  });

  test('headings begin below that of the question', () => {
    expect(render('# One\n\n### Three').innerHTML).toMatch(/<h4>One<\/h4>.*<h6>Three<\/h6>/s);
  });
});

describe('streaming', () => {
  test.each([4, 13, 50, 10_000])('in pieces of %i ends with what the whole renders to', (size) => {
    const { blocks } = stream(everything, size);
    blocks.update(everything, true, { sources, base });
    expect(blocks.element.innerHTML).toBe(render(everything).innerHTML);
  });

  test('blocks cover the text without a gap, which is what settling relies on', () => {
    for (const { start, token } of parser.parseBlocks(everything)) expect(everything.slice(start, start + token.raw.length)).toBe(token.raw);
  });

  test('leaves finished blocks alone, so that a selection in them survives', () => {
    const { blocks } = stream('First.\n\nSecond.\n\nThird.\n\nFourth', 4);
    const [first, second] = blocks.element.children;
    blocks.update('First.\n\nSecond.\n\nThird.\n\nFourth and more.\n\nFifth', false, { sources, base });
    expect(blocks.element.children[0]).toBe(first);
    expect(blocks.element.children[1]).toBe(second);
  });

  test('parses only the open end: the cost of a frame does not grow with the answer', () => {
    const paragraph = 'Some sentence with `code` and **bold** text in it. [1]\n\n';
    const { blocks } = stream(paragraph.repeat(20), paragraph.length);
    const parse = vi.spyOn(parser, 'parseBlocks');
    blocks.update(`${paragraph.repeat(20)}And`, false, { sources, base });
    expect(parse.mock.calls[0]?.[0].length).toBeLessThan(paragraph.length * 3);
  });

  test('a withdrawn answer leaves nothing behind', () => {
    const { blocks } = stream(everything, 20);
    blocks.update('New', false, { sources, base });
    expect(blocks.element.textContent.trim()).toBe('New');
  });
});

describe('the open end', () => {
  test.each([
    ['a **bo', 'a **bo**'],
    ['a **bold*', 'a **bold**'],
    ['a **', 'a '],
    ['a `co', 'a `co`'],
    ['see [the page](https://a.exa', 'see the page'],
    ['see [the pa', 'see the pa'],
    ['| a | b |', ''],
    ['| a | b |\n|--', ''],
    ['Steps:\n-', 'Steps:'],
    ['done. [1]', 'done. [1]'],
    ['- one\n- two **th', '- one\n- two **th**'],
  ])('of %j is shown as %j', (text, shown) => {
    expect(heal(text)).toBe(shown);
  });
});
