import type { Source } from '../contract/chat-event';
import { strings } from '../strings';
import { h } from '../view/dom';
import { pointAt, safeAddress } from './links';

/** The section a source is of: its innermost heading; null for a whole page. */
export function sectionOf(source: Source): string | null {
  return source.headingPath.at(-1) ?? null;
}

/** How a source is read out: "Source 1: Title, Section". */
export function sourceLabel(source: Source): string {
  const section = sectionOf(source);
  return strings.sourceLabel(source.number, section === null || section === source.title ? source.title : `${source.title}, ${section}`);
}

/** The numbered mark that opens a source; plain text when the source has no address that may be opened. */
export function citationChip(source: Source, base: string): HTMLElement {
  const address = safeAddress(source.url, base);
  if (address === null) return h('span', { class: 'chip', 'data-citation': String(source.number), 'aria-label': sourceLabel(source), role: 'img' }, String(source.number));
  const chip = h('a', { class: 'chip', 'data-citation': String(source.number), 'aria-label': sourceLabel(source) }, String(source.number));
  pointAt(chip, address);
  return chip;
}
