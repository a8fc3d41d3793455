import { strings } from '../strings';
import { closest } from './dom';
import { icon } from './icons';

const confirmedMs = 2_000;

/** Makes the copy buttons of an area work: of code, and of whole answers. `answerOf` gives the Markdown of a turn. */
export function enableCopying(area: HTMLElement, answerOf: (turnId: string) => string): void {
  area.addEventListener('click', (event) => {
    const codeButton = closest(event, '[data-copy-code]');
    if (codeButton !== null) {
      const code = codeButton.closest('figure')?.querySelector('code')?.textContent ?? '';
      void copy(code).then((copied) => confirm(codeButton, copied));
      return;
    }
    const answerButton = closest(event, '[data-copy-answer]');
    if (answerButton === null) return;
    void copy(answerOf(answerButton.dataset.copyAnswer ?? '')).then((copied) => confirm(answerButton, copied));
  });
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Not a secure page, or not allowed in this frame.
    return copyFromSelection(text);
  }
}

function copyFromSelection(text: string): boolean {
  const carrier = document.createElement('textarea');
  carrier.value = text;
  carrier.style.position = 'fixed';
  carrier.style.opacity = '0';
  document.body.append(carrier);
  carrier.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is nothing else where the clipboard is closed
  const copied = document.execCommand('copy');
  carrier.remove();
  return copied;
}

function confirm(button: HTMLElement, copied: boolean): void {
  const label = button.querySelector('span');
  const before = label?.textContent ?? button.getAttribute('aria-label') ?? '';
  if (button.dataset.confirming !== undefined) return;
  button.dataset.confirming = '';
  const say = (text: string, name: 'check' | 'alert' | 'copy'): void => {
    if (label === null) {
      button.setAttribute('aria-label', text);
      button.title = text;
    } else {
      label.textContent = text;
    }
    button.querySelector('.icon')?.replaceWith(icon(name));
  };
  say(copied ? strings.copied : strings.copyFailed, copied ? 'check' : 'alert');
  setTimeout(() => {
    say(before, 'copy');
    delete button.dataset.confirming;
  }, confirmedMs);
}
