/** What the reader can do; the element carries it out. */
export interface Actions {
  /** False when the question was not taken. */
  ask(question: string): boolean;
  retry(turnId: string): void;
  stop(): void;
  startOver(): void;
  rate(turnId: string, helpful: boolean, comment?: string): void;
  open(): void;
  close(): void;
  toggleExpanded(): void;
  /** A source of the same site is about to open in this tab. */
  leaving(): void;
}
