/**
 * Closes what the end of an unfinished block leaves open, so that half a link or a bold phrase does not flash its marks while it streams in.
 * Works on a paragraph or list as it stands so far; the whole answer is rendered as it is once it is complete.
 */
export function heal(block: string): string {
  if (isTableHead(block)) return '';
  const cut = Math.max(block.lastIndexOf('\n- '), block.lastIndexOf('\n* '), block.lastIndexOf('\n\n'), 0);
  return block.slice(0, cut) + closeSpans(withoutRuler(block.slice(cut)));
}

/** A line of `---` or `===` would turn the paragraph above it into a heading, if only for a moment before it becomes a list. */
function withoutRuler(text: string): string {
  return text.replace(/\n[ \t]*(?:[-=*+]+|\d+\.?)[ \t]*$/, '');
}

/** A table is one only from its second line on. */
function isTableHead(block: string): boolean {
  return block.startsWith('|') && (block.match(/\n/g)?.length ?? 0) < 2;
}

function closeSpans(text: string): string {
  if (isOdd(text, /`/g)) return `${text}\``;
  const withoutHalfLink = text.replace(/!?\[([^\][]*)\]\([^()\s]*$/, '$1').replace(/!?\[([^\][\d][^\][]*)?$/, '$1');
  const withoutHalfMark = withoutHalfLink.replace(/(?<!\*)\*$/, '');
  return isOdd(withoutHalfMark, /\*\*/g) ? closeBold(withoutHalfMark) : withoutHalfMark;
}

function closeBold(text: string): string {
  return text.endsWith('**') ? text.slice(0, -2) : `${text.trimEnd()}**`;
}

function isOdd(text: string, pattern: RegExp): boolean {
  return (text.match(pattern)?.length ?? 0) % 2 === 1;
}
