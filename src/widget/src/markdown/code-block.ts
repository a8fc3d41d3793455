import { strings } from '../strings';
import { h } from '../view/dom';
import { icon } from '../view/icons';
import { highlight } from './highlight';

const languageNames: Readonly<Record<string, string>> = {
  bash: 'Bash', sh: 'Shell', shell: 'Shell', console: 'Console', zsh: 'Shell', ps1: 'PowerShell', powershell: 'PowerShell', cs: 'C#', csharp: 'C#',
  'c#': 'C#', cpp: 'C++', js: 'JavaScript', javascript: 'JavaScript', jsx: 'JSX', ts: 'TypeScript', typescript: 'TypeScript', tsx: 'TSX',
  py: 'Python', python: 'Python', go: 'Go', rs: 'Rust', rust: 'Rust', java: 'Java', kotlin: 'Kotlin', rb: 'Ruby', ruby: 'Ruby', php: 'PHP',
  yml: 'YAML', yaml: 'YAML', json: 'JSON', toml: 'TOML', ini: 'INI', xml: 'XML', html: 'HTML', css: 'CSS', sql: 'SQL', diff: 'Diff',
  dockerfile: 'Dockerfile', docker: 'Dockerfile', makefile: 'Makefile', graphql: 'GraphQL', md: 'Markdown', markdown: 'Markdown',
};

/** Past this size an unfinished block is coloured only when it is complete. */
const longestColouredWhileStreaming = 2_000;

/** A piece of code with the name of its language and a copy button. */
export class CodeBlock {
  readonly element: HTMLElement;
  readonly language: string;
  readonly #code: HTMLElement;
  #text: string | null = null;
  #complete = false;

  constructor(language: string) {
    this.language = language;
    this.#code = h('code', { dir: 'ltr' });
    // Focusable, so that wide code can be scrolled with the keyboard.
    const scroller = h('pre', { tabindex: '0', role: 'region', 'aria-label': strings.codeLabel(this.#name) }, this.#code);
    const copy = h('button', { type: 'button', class: 'code-copy', 'data-copy-code': '' }, icon('copy'), h('span', {}, strings.copy));
    this.element = h('figure', { class: 'code' }, h('figcaption', {}, h('span', { class: 'code-language' }, this.#name), copy), scroller);
  }

  get #name(): string {
    return languageNames[this.language.toLowerCase()] ?? (this.language || strings.code);
  }

  /** Shows the code; `complete` is false while more of it may come. */
  update(text: string, complete: boolean): void {
    if (text === this.#text && complete === this.#complete) return;
    this.#text = text;
    this.#complete = complete;
    const coloured = complete || text.length <= longestColouredWhileStreaming ? highlight(text, this.language.toLowerCase()) : null;
    this.#code.replaceChildren(coloured ?? text);
  }
}
