import type { Citation, Source } from '../contract/chat-event';
import { isPending, type Turn } from '../state/state';
import { strings } from '../strings';
import { h } from './dom';
import { icon } from './icons';
import { sourceItem, type SourceContext } from './source-item';

/** The sources under a finished answer: the cited ones first, the others folded away. */
export class SourcesView {
  readonly element = h('div', { class: 'sources', hidden: '' });
  readonly #context: SourceContext;
  #shown: Turn | null = null;

  constructor(context: SourceContext) {
    this.#context = context;
  }

  update(turn: Turn): void {
    if (turn === this.#shown) return;
    const before = this.#shown;
    this.#shown = turn;
    if (before !== null && before.phase === turn.phase && before.sources === turn.sources && before.citations === turn.citations) return;
    const content = isPending(turn) ? [] : this.#content(turn);
    this.element.replaceChildren(...content);
    this.element.hidden = content.length === 0;
  }

  #content(turn: Turn): readonly HTMLElement[] {
    if (turn.phase === 'noAnswer') return this.#nearest(turn.sources);
    if (turn.phase === 'failed' || (turn.phase === 'lost' && turn.answer === '')) return [];
    const cited = turn.phase === 'answered' ? turn.citations.map((citation) => sourceOf(citation, turn.sources)) : [];
    return [...this.#cited(cited), ...this.#others(otherPages(turn.sources, cited))];
  }

  #cited(sources: readonly Source[]): readonly HTMLElement[] {
    if (sources.length === 0) return [];
    const items = sources.map((source) => sourceItem(source, this.#context, { number: true, snippet: false }));
    return [h('h4', {}, strings.sources), h('ol', {}, ...items)];
  }

  #nearest(sources: readonly Source[]): readonly HTMLElement[] {
    if (sources.length === 0) return [];
    const items = sources.map((source) => sourceItem(source, this.#context, { number: false, snippet: true }));
    return [h('h4', { class: 'visually-hidden' }, strings.nearest), h('ol', {}, ...items)];
  }

  #others(sources: readonly Source[]): readonly HTMLElement[] {
    if (sources.length === 0) return [];
    const items = sources.map((source) => sourceItem(source, this.#context, { number: false, snippet: false }));
    return [h('details', {}, h('summary', {}, icon('chevron'), strings.morePages(items.length)), h('ol', {}, ...items))];
  }
}

/** The source that a citation names; the citation itself says enough when the source was not sent. */
function sourceOf(citation: Citation, sources: readonly Source[]): Source {
  return sources.find((source) => source.number === citation.number) ?? { ...citation, headingPath: [], snippet: '' };
}

/** One source for each page that is not cited. */
function otherPages(sources: readonly Source[], cited: readonly Source[]): readonly Source[] {
  const pageOf = (source: Source): string => source.url.replace(/#.*$/, '');
  const seen = new Set(cited.map(pageOf));
  return sources.filter((source) => {
    const page = pageOf(source);
    const isNew = !seen.has(page);
    seen.add(page);
    return isNew;
  });
}
