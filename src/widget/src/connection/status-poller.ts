import { readServiceStatus, type ServiceStatus } from '../contract/service-status';

const indexingPollMs = 1_500;
const failedPollMs = 10_000;
const unreachableDelaysMs = [2_000, 4_000, 8_000, 15_000, 30_000];
const requestLimitMs = 10_000;

/** Hears the service's status; null while it cannot be reached. */
export type StatusListener = (status: ServiceStatus | null) => void;

/** Asks GET /api/status until the service is ready. */
export class StatusPoller {
  readonly #address: string;
  readonly #listener: StatusListener;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running = false;
  #misses = 0;

  constructor(server: string, listener: StatusListener) {
    this.#address = `${server}/api/status`;
    this.#listener = listener;
  }

  /** Starts asking; does nothing when already at it. */
  start(): void {
    if (this.#running) return;
    this.#running = true;
    this.#misses = 0;
    void this.#poll();
  }

  stop(): void {
    this.#running = false;
    clearTimeout(this.#timer);
  }

  async #poll(): Promise<void> {
    const status = await this.#read();
    if (!this.#running) return;
    this.#listener(status);
    if (status?.state === 'ready') {
      this.stop();
      return;
    }
    this.#timer = setTimeout(() => void this.#poll(), this.#delayAfter(status));
  }

  #delayAfter(status: ServiceStatus | null): number {
    if (status !== null) {
      this.#misses = 0;
      return status.state === 'indexing' ? indexingPollMs : failedPollMs;
    }
    return unreachableDelaysMs[Math.min(this.#misses++, unreachableDelaysMs.length - 1)] ?? failedPollMs;
  }

  async #read(): Promise<ServiceStatus | null> {
    try {
      const response = await fetch(this.#address, { credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(requestLimitMs) });
      if (!response.ok) return null;
      return readServiceStatus(await response.json());
    } catch (error) {
      if (error instanceof Error && error.name === 'InvalidMessageError') console.warn('DocsBot ignored a status that breaks the contract:', error);
      return null;
    }
  }
}
