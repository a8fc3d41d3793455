/** What the reader can do; the element carries it out. */
export interface Actions {
  /** False when the question was not taken. */
  ask(question: string): boolean;
  retry(turnId: string): void;
  stop(): void;
  startOver(): void;
  /** Asks whether the conversation is to be deleted, or takes that back. */
  considerDeletion(considered: boolean): void;
  /** Deletes the conversation. */
  forget(): void;
  rate(turnId: string, helpful: boolean, comment?: string): void;
  open(): void;
  close(): void;
  toggleExpanded(): void;
  /** A source of the same site is about to open in this tab. */
  leaving(): void;
}
