import { count, list, nullable, object, oneOf, text } from './reading';

const status = object({
  state: oneOf('indexing', 'ready', 'failed'),
  message: nullable(text),
  pages: nullable(count),
  product: nullable(text),
  examples: list(text),
});

/** What GET /api/status says: whether questions can be answered yet, and what the service is about. */
export type ServiceStatus = ReturnType<typeof status>;

/** Reads a status from outside; throws InvalidMessageError when it does not keep to the contract. */
export function readServiceStatus(value: unknown): ServiceStatus {
  return status(value, 'status');
}
