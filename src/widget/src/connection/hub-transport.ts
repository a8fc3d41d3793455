import { HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection, type IRetryPolicy, type ISubscription } from '@microsoft/signalr';
import type { AnswerListener, AnswerTransport, Ask, FeedbackMessage, StopAnswer } from './answer-transport';
import { EventGate } from './event-gate';

/** How the hub stands. */
export type HubState = 'idle' | 'connecting' | 'connected' | 'reconnecting';

const startLimitMs = 10_000;
const reconnectDelaysMs = [0, 1_000, 2_000, 5_000, 10_000, 15_000];
const giveUpReconnectingMs = 5 * 60_000;
/** An open panel that nobody uses does not hold a connection; the next question opens one. */
const idleLimitMs = 5 * 60_000;

const reconnectPolicy: IRetryPolicy = {
  nextRetryDelayInMilliseconds({ previousRetryCount, elapsedMilliseconds }) {
    if (elapsedMilliseconds > giveUpReconnectingMs) return null;
    return reconnectDelaysMs[Math.min(previousRetryCount, reconnectDelaysMs.length - 1)] ?? null;
  },
};

/** Makes a hub connection; replaced in tests. */
export type HubFactory = (address: string) => HubConnection;

const buildHub: HubFactory = (address) =>
  new HubConnectionBuilder()
    .withUrl(address, { withCredentials: false })
    .withAutomaticReconnect(reconnectPolicy)
    .configureLogging(LogLevel.None)
    .build();

/** Asks through the SignalR hub, connecting on first use. */
export class HubTransport implements AnswerTransport {
  readonly #address: string;
  readonly #onState: (state: HubState) => void;
  readonly #build: HubFactory;
  #hub: HubConnection | null = null;
  #starting: Promise<HubConnection> | null = null;
  #idleTimer: ReturnType<typeof setTimeout> | undefined;
  #streams = 0;

  constructor(server: string, onState: (state: HubState) => void, build: HubFactory = buildHub) {
    this.#address = `${server}/hubs/chat`;
    this.#onState = onState;
    this.#build = build;
  }

  /** The connected hub; rejects when it cannot be reached within ten seconds. */
  connect(): Promise<HubConnection> {
    if (this.#hub?.state === HubConnectionState.Connected) return Promise.resolve(this.#hub);
    this.#starting ??= this.#start().finally(() => {
      this.#starting = null;
    });
    return this.#starting;
  }

  /** The hub must be connected, see {@link connect}; else the stream is lost at once. */
  ask(ask: Ask, listener: AnswerListener): StopAnswer {
    const gate = new EventGate(listener);
    const hub = this.#hub;
    if (hub === null) {
      gate.end('unreachable');
      return () => undefined;
    }

    let subscription: ISubscription<unknown> | undefined;
    let counted = true;
    const release = (): void => {
      if (counted) this.#streams--;
      counted = false;
      this.#watchIdle();
    };
    this.#streams++;
    subscription = hub.stream<unknown>('Ask', ask).subscribe({
      next: (value) => gate.message(value),
      error: () => {
        release();
        // With the connection still there, the service itself ended the stream.
        gate.end(hub.state === HubConnectionState.Connected ? 'refused' : 'interrupted');
      },
      complete: () => {
        release();
        gate.end('refused');
      },
    });
    return () => {
      gate.close();
      release();
      subscription?.dispose();
      subscription = undefined;
    };
  }

  /** Sends feedback; false when the service refused it. */
  async feedback(message: FeedbackMessage): Promise<boolean> {
    const hub = await this.connect();
    const accepted = await hub.invoke<unknown>('Feedback', message);
    this.#watchIdle();
    return accepted === true;
  }

  /** Closes the connection; the next use opens it again. */
  async close(): Promise<void> {
    clearTimeout(this.#idleTimer);
    const hub = this.#hub;
    this.#hub = null;
    await hub?.stop();
  }

  async #start(): Promise<HubConnection> {
    await this.close();
    const hub = this.#build(this.#address);
    hub.onreconnecting(() => this.#onState('reconnecting'));
    hub.onreconnected(() => this.#onState('connected'));
    hub.onclose(() => {
      if (this.#hub === hub) this.#hub = null;
      this.#onState('idle');
    });
    this.#onState('connecting');
    try {
      await within(startLimitMs, hub.start());
    } catch (error) {
      this.#onState('idle');
      void hub.stop().catch(() => undefined);
      throw error;
    }
    this.#hub = hub;
    this.#onState('connected');
    this.#watchIdle();
    return hub;
  }

  #watchIdle(): void {
    clearTimeout(this.#idleTimer);
    if (this.#streams > 0) return;
    this.#idleTimer = setTimeout(() => void this.close(), idleLimitMs);
  }
}

function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no connection within ${limitMs} ms`)), limitMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
