const isApple = /mac|iphone|ipad/i.test(navigator.platform);

/** A key with its modifiers, such as `mod+i`. */
export interface Shortcut {
  matches(event: KeyboardEvent): boolean;
  /** As it is printed on keys: "Ctrl I", "⌘ I". */
  readonly label: string;
}

/** Reads a shortcut; null when it names no key, or would take a plain letter from the page. */
export function parseShortcut(text: string | null): Shortcut | null {
  if (text === null) return null;
  const parts = text.toLowerCase().split('+').map((part) => part.trim());
  const key = parts.pop() ?? '';
  const mod = parts.includes('mod');
  const ctrl = parts.includes('ctrl') || (mod && !isApple);
  const meta = parts.includes('meta') || (mod && isApple);
  const alt = parts.includes('alt');
  const shift = parts.includes('shift');
  if (key === '' || !(ctrl || meta || alt)) return null;
  const names = [ctrl ? 'Ctrl' : '', alt ? (isApple ? '⌥' : 'Alt') : '', shift ? (isApple ? '⇧' : 'Shift') : '', meta ? (isApple ? '⌘' : 'Meta') : ''];
  return {
    label: [...names.filter((name) => name !== ''), key.length === 1 ? key.toUpperCase() : key].join(' '),
    matches: (event) =>
      event.key.toLowerCase() === key && event.ctrlKey === ctrl && event.metaKey === meta && event.altKey === alt && event.shiftKey === shift,
  };
}

/** True where typing goes into a field of the page, whose own keys (Ctrl+I for italics) come first. */
export function isEditing(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'));
}
