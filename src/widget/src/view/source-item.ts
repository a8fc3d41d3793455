import type { Source } from '../contract/chat-event';
import { isSameSite, pointAt, safeAddress } from '../markdown/links';
import { strings } from '../strings';
import { h } from './dom';
import { icon } from './icons';

/** What a list of sources needs to know. */
export interface SourceContext {
  /** What relative addresses are relative to. */
  readonly base: string;
}

/** A source in a list: number, title, the way to its section, and its beginning when there is room for it. */
export function sourceItem(source: Source, context: SourceContext, show: { readonly number: boolean; readonly snippet: boolean }): HTMLLIElement {
  const address = safeAddress(source.url, context.base);
  const leaves = address !== null && !isSameSite(address);
  const content = [
    show.number ? h('span', { class: 'number', 'aria-hidden': 'true' }, String(source.number)) : null,
    h('span', { class: 'source-text' },
      h('span', { class: 'source-title' }, source.title),
      pathOf(source) === '' ? null : h('span', { class: 'source-path' }, pathOf(source)),
      show.snippet && source.snippet !== '' ? h('span', { class: 'source-snippet' }, source.snippet) : null),
    leaves ? icon('external') : null,
    leaves ? h('span', { class: 'visually-hidden' }, `(${strings.newTab})`) : null,
  ];
  if (address === null) return h('li', {}, h('span', { class: 'source' }, ...content));
  const link = h('a', { class: 'source' }, ...content);
  pointAt(link, address);
  return h('li', {}, link);
}

/** The headings above the passage, without a repetition of the page's title. */
export function pathOf(source: Source): string {
  return source.headingPath.filter((heading, index) => index > 0 || heading !== source.title).join(' › ');
}
