import type { AnswerListener, Ask, FeedbackMessage, ForgetResult, LossReason, StopAnswer } from './answer-transport';
import { HttpTransport } from './http-transport';
import { HubTransport, type HubFactory, type HubState } from './hub-transport';

/** How the way to the service stands; `fallback` is plain HTTP because the hub cannot be reached. */
export type ConnectionState = HubState | 'fallback';

/** After a failed hub connection, questions go over HTTP for this long before the hub is tried again. */
const preferHttpMs = 60_000;
/** A stream that is silent for this long is lost: a thinking model may take its time, but not for ever. */
const silenceLimitMs = 120_000;

/** The way to the service: the hub, and plain HTTP when the hub cannot be reached. */
export class ChatConnection {
  readonly #hub: HubTransport;
  readonly #http: HttpTransport;
  readonly #onState: (state: ConnectionState) => void;
  #preferHttpUntil = 0;

  constructor(server: string, onState: (state: ConnectionState) => void, buildHub?: HubFactory) {
    this.#onState = onState;
    this.#hub = new HubTransport(server, onState, buildHub);
    this.#http = new HttpTransport(server);
  }

  ask(ask: Ask, listener: AnswerListener): StopAnswer {
    let stopped = false;
    let heard = false;
    let stopCurrent: StopAnswer = () => undefined;
    let silence: ReturnType<typeof setTimeout> | undefined;

    const finish = (): void => {
      stopped = true;
      clearTimeout(silence);
    };
    const lose = (reason: LossReason): void => {
      finish();
      listener.onLost(reason);
    };
    const watchSilence = (): void => {
      clearTimeout(silence);
      silence = setTimeout(() => {
        stopCurrent();
        lose('interrupted');
      }, silenceLimitMs);
    };
    const watched = (onLost: (reason: LossReason) => void): AnswerListener => ({
      onEvent: (event) => {
        heard = true;
        watchSilence();
        listener.onEvent(event);
      },
      onEnd: () => {
        finish();
        listener.onEnd();
      },
      onLost,
    });
    const askOverHttp = (): void => {
      this.#preferHttpUntil = Date.now() + preferHttpMs;
      this.#onState('fallback');
      stopCurrent = this.#http.ask(ask, watched(lose));
    };
    const askOverHub = (): void => {
      stopCurrent = this.#hub.ask(ask, watched((reason) => {
        // Nothing was heard and the connection is gone: the question may go another way, unseen. Otherwise the reader decides.
        if (!heard && reason !== 'refused') askOverHttp();
        else lose(reason);
      }));
    };

    watchSilence();
    if (this.#prefersHttp) {
      askOverHttp();
    } else {
      this.#hub.connect().then(
        () => { if (!stopped) askOverHub(); },
        () => { if (!stopped) askOverHttp(); },
      );
    }
    return () => {
      finish();
      stopCurrent();
    };
  }

  /** Sends feedback; false when the service refused it or cannot be reached. */
  async feedback(message: FeedbackMessage): Promise<boolean> {
    const ways = this.#prefersHttp ? [this.#http] : [this.#hub, this.#http];
    for (const way of ways) {
      try {
        return await way.feedback(message);
      } catch {
        // Not this way.
      }
    }
    return false;
  }

  /** Has a conversation deleted; the hub has no method for it. */
  forget(conversationId: string): Promise<ForgetResult> {
    return this.#http.forget(conversationId);
  }

  get #prefersHttp(): boolean {
    return Date.now() < this.#preferHttpUntil;
  }

  close(): void {
    void this.#hub.close().catch(() => undefined);
  }
}
