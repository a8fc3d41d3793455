import { describe, expect, test } from 'vitest';
import { readSettings, serverOfScript } from '../src/settings';
import { parseShortcut } from '../src/view/shortcut';

function settingsOf(attributes: Readonly<Record<string, string>>): ReturnType<typeof readSettings> {
  const element = document.createElement('div');
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return readSettings(element, 'https://bot.example');
}

describe('settings', () => {
  test('all have a default', () => {
    expect(settingsOf({})).toEqual({
      server: 'https://bot.example', mode: 'floating', title: null, placeholder: null, examples: [], theme: 'auto', shortcut: 'mod+i',
    });
  });

  test('a value that makes no sense counts as absent', () => {
    expect(settingsOf({ mode: 'sideways', theme: 'pink', server: 'javascript:alert(1)', title: '  ' })).toEqual(settingsOf({}));
  });

  test.each([
    ['["One?","Two?"]', ['One?', 'Two?']],
    ['["One?", 2, ""]', ['One?']],
    ['One?\n  Two?  \n\n', ['One?', 'Two?']],
    ['[broken', ['[broken']],
  ])('examples %j are %j', (examples, expected) => {
    expect(settingsOf({ examples }).examples).toEqual(expected);
  });

  test.each([
    ['https://bot.example/widget/docsbot.js', 'https://bot.example'],
    ['https://example.com/tools/bot/widget/docsbot.js?v=2#x', 'https://example.com/tools/bot'],
  ])('the server of the script %s is %s', (script, server) => {
    expect(serverOfScript(script)).toBe(server);
  });
});

describe('the shortcut', () => {
  const key = (text: string, modifiers: KeyboardEventInit = {}): KeyboardEvent => new KeyboardEvent('keydown', { key: text, ...modifiers });

  test('needs exactly its modifiers', () => {
    const shortcut = parseShortcut('mod+shift+k');
    expect(shortcut?.matches(key('K', { ctrlKey: true, shiftKey: true }))).toBe(true);
    expect(shortcut?.matches(key('k', { ctrlKey: true }))).toBe(false);
    expect(shortcut?.label).toBe('Ctrl Shift K');
  });

  test.each(['/', 'k', 'shift+k', '', 'mod+'])('%j would take plain typing from the page, or is no key', (text) => {
    expect(parseShortcut(text)).toBeNull();
  });
});
