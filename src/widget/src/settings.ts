/** What the attributes of the element say. Everything has a default, and a value that makes no sense counts as absent. */
export interface Settings {
  /** The chat service, without a slash at its end. */
  readonly server: string;
  readonly mode: 'floating' | 'inline';
  /** Null: "Ask the documentation", or the product's name once the service has said it. */
  readonly title: string | null;
  readonly placeholder: string | null;
  /** Example questions; empty: those of the service. */
  readonly examples: readonly string[];
  readonly theme: 'auto' | 'light' | 'dark';
  /** The key that opens the panel, such as `mod+i` (mod is Cmd on Apple, Ctrl elsewhere); null when switched off. */
  readonly shortcut: string | null;
}

/** The attributes that are read. */
export const observedAttributes = ['server', 'mode', 'title', 'placeholder', 'examples', 'theme', 'shortcut'] as const;

const defaultShortcut = 'mod+i';

/** Reads the settings of an element; `scriptServer` is where the script came from. */
export function readSettings(element: Element, scriptServer: string): Settings {
  const value = (name: (typeof observedAttributes)[number]): string | null => {
    const given = element.getAttribute(name)?.trim() ?? '';
    return given === '' ? null : given;
  };
  const theme = value('theme');
  const shortcut = value('shortcut');
  return {
    server: readServer(value('server')) ?? scriptServer,
    mode: value('mode') === 'inline' ? 'inline' : 'floating',
    title: value('title'),
    placeholder: value('placeholder'),
    examples: readExamples(value('examples')),
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    shortcut: shortcut === 'none' ? null : (shortcut ?? defaultShortcut),
  };
}

/** The server that a script's address belongs to: `https://bot.example/widget/docsbot.js` is of `https://bot.example`. */
export function serverOfScript(source: string): string {
  return withoutSlash(new URL('..', source).href);
}

function readServer(value: string | null): string | null {
  if (value === null) return null;
  try {
    const url = new URL(value, document.baseURI);
    return url.protocol === 'https:' || url.protocol === 'http:' ? withoutSlash(url.href) : null;
  } catch {
    return null;
  }
}

function readExamples(value: string | null): readonly string[] {
  if (value === null) return [];
  if (value.startsWith('[')) {
    try {
      const parsed: unknown = JSON.parse(value);
      if (Array.isArray(parsed)) return parsed.filter((item): item is string => typeof item === 'string' && item.trim() !== '');
    } catch {
      // Not JSON after all: lines.
    }
  }
  return value.split('\n').map((line) => line.trim()).filter((line) => line !== '');
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '');
}
