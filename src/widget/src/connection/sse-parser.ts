/**
 * Reads server-sent events from bytes as they arrive, wherever they are cut: inside a character, a line end or a field.
 * The format is "Interpreting an event stream" of the HTML standard; only the data of an event is kept.
 */
export class SseParser {
  readonly #decoder = new TextDecoder();
  readonly #onData: (data: string) => void;
  #line = '';
  #data: string[] = [];
  #afterCarriageReturn = false;

  constructor(onData: (data: string) => void) {
    this.#onData = onData;
  }

  /** Takes the next bytes; an event is handed on as soon as the empty line after it is there. */
  push(bytes: Uint8Array): void {
    for (const piece of this.#decoder.decode(bytes, { stream: true }).split(/(\r\n|\r|\n)/)) this.#take(piece);
  }

  #take(piece: string): void {
    if (piece === '') return;
    const secondHalfOfLineEnd = this.#afterCarriageReturn && piece === '\n';
    this.#afterCarriageReturn = piece === '\r';
    if (secondHalfOfLineEnd) return;
    if (piece === '\r' || piece === '\n' || piece === '\r\n') this.#endLine();
    else this.#line += piece;
  }

  #endLine(): void {
    const line = this.#line;
    this.#line = '';
    if (line === '') this.#endEvent();
    else this.#readField(line);
  }

  #readField(line: string): void {
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    if (field !== 'data') return;
    const value = colon < 0 ? '' : line.slice(colon + 1);
    this.#data.push(value.startsWith(' ') ? value.slice(1) : value);
  }

  #endEvent(): void {
    if (this.#data.length === 0) return;
    const data = this.#data.join('\n');
    this.#data = [];
    this.#onData(data);
  }
}
