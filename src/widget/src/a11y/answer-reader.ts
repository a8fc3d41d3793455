import { isPending, type State, type Turn } from '../state/state';
import { strings } from '../strings';
import type { TurnView } from '../view/turn-view';
import type { Announcer } from './announcer';

/** Reads an answer out block by block, as each is complete: sentences, never tokens. */
export class AnswerReader {
  readonly #announcer: Announcer;
  #turnId: string | null = null;
  #spokenBlocks = 0;
  #wasBlocked = false;
  #wasIndexing = false;

  constructor(announcer: Announcer) {
    this.#announcer = announcer;
  }

  /** Goes by what is on the screen, so it is called after the view was updated. `restored` turns are old news. */
  update(state: State, view: TurnView | undefined, restored: boolean): void {
    this.#readService(state);
    const turn = view?.turn;
    if (view === undefined || turn === undefined) return;
    if (restored) {
      this.#turnId = isPending(turn) ? null : `${turn.id} done`;
      return;
    }
    if (this.#turnId === `${turn.id} done`) return;
    if (this.#turnId !== turn.id) {
      this.#turnId = turn.id;
      this.#spokenBlocks = 0;
      this.#announcer.say(strings.answering);
    }
    this.#readBlocks(view);
    if (isPending(turn)) return;
    this.#turnId = `${turn.id} done`;
    this.#announcer.say(closingOf(turn));
  }

  #readService(state: State): void {
    const blocked = state.blockedUntil !== null;
    const indexing = state.service.state === 'indexing';
    if (this.#wasBlocked && !blocked) this.#announcer.say(strings.announceMayAsk);
    if (this.#wasIndexing && state.service.state === 'ready') this.#announcer.say(strings.announceReady);
    this.#wasBlocked = blocked;
    this.#wasIndexing = indexing;
  }

  #readBlocks({ turn, answer }: TurnView): void {
    const blocks = [...answer.element.children];
    const complete = isPending(turn) ? blocks.length - 1 : blocks.length;
    for (; this.#spokenBlocks < complete; this.#spokenBlocks++) {
      const block = blocks[this.#spokenBlocks];
      if (block !== undefined) this.#announcer.say(spokenText(block));
    }
  }
}

function spokenText(block: Element): string {
  const copy = block.cloneNode(true) as Element;
  for (const chip of copy.querySelectorAll('.chip')) chip.remove();
  for (const code of [copy, ...copy.querySelectorAll('figure')].filter((element) => element.matches('figure'))) {
    code.replaceChildren(strings.announceCode(code.querySelector('.code-language')?.textContent ?? strings.code));
  }
  return copy.textContent.trim();
}

function closingOf(turn: Turn): string {
  switch (turn.phase) {
    case 'answered':
      return strings.announceComplete(turn.citations.length);
    case 'noAnswer':
      return turn.message ?? strings.noAnswer;
    case 'stopped':
      return strings.announceStopped;
    case 'failed':
      return turn.message ?? strings.failed[turn.failure ?? 'internal'];
    case 'lost':
      return strings.lost[turn.loss ?? 'interrupted'];
    default:
      return '';
  }
}
