import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import csharp from 'highlight.js/lib/languages/csharp';
import css from 'highlight.js/lib/languages/css';
import diff from 'highlight.js/lib/languages/diff';
import dockerfile from 'highlight.js/lib/languages/dockerfile';
import go from 'highlight.js/lib/languages/go';
import ini from 'highlight.js/lib/languages/ini';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import powershell from 'highlight.js/lib/languages/powershell';
import python from 'highlight.js/lib/languages/python';
import rust from 'highlight.js/lib/languages/rust';
import shell from 'highlight.js/lib/languages/shell';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import { sanitiseCode } from './sanitise';

const languages = {
  bash, csharp, css, diff, dockerfile, go, ini, java, javascript, json, powershell, python, rust, shell, sql, typescript, xml, yaml,
};

for (const [name, language] of Object.entries(languages)) hljs.registerLanguage(name, language);

/** Longer code is shown plain: colours are not worth a stalled page. */
const longestHighlighted = 20_000;

/** The coloured nodes of a piece of code; null when the language is not known or the code is too long. */
export function highlight(code: string, language: string): DocumentFragment | null {
  if (code.length > longestHighlighted || hljs.getLanguage(language) === undefined) return null;
  return sanitiseCode(hljs.highlight(code, { language, ignoreIllegals: true }).value);
}
