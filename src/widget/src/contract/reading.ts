/** Reads one value that came from outside; throws {@link InvalidMessageError} when it is not what it must be. */
export type Reader<T> = (value: unknown, at: string) => T;

/** A message that does not keep to the contract. */
export class InvalidMessageError extends Error {
  constructor(at: string, expected: string) {
    super(`${at} is not ${expected}`);
    this.name = 'InvalidMessageError';
  }
}

export const text: Reader<string> = (value, at) => {
  if (typeof value !== 'string') throw new InvalidMessageError(at, 'a text');
  return value;
};

export const flag: Reader<boolean> = (value, at) => {
  if (typeof value !== 'boolean') throw new InvalidMessageError(at, 'true or false');
  return value;
};

export const count: Reader<number> = (value, at) => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw new InvalidMessageError(at, 'a whole number from 0');
  return value;
};

/** A day of the calendar, as `2026-11-20`. */
export const day: Reader<string> = (value, at) => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value))) throw new InvalidMessageError(at, 'a day');
  return value;
};

export function oneOf<const T extends string>(...allowed: readonly T[]): Reader<T> {
  return (value, at) => {
    const found = allowed.find((candidate) => candidate === value);
    if (found === undefined) throw new InvalidMessageError(at, `one of ${allowed.join(', ')}`);
    return found;
  };
}

export function nullable<T>(read: Reader<T>): Reader<T | null> {
  return (value, at) => (value === null ? null : read(value, at));
}

/** Like {@link nullable}, for a member that an older service does not send. */
export function optional<T>(read: Reader<T>): Reader<T | null> {
  return (value, at) => (value === undefined || value === null ? null : read(value, at));
}

export function list<T>(read: Reader<T>): Reader<readonly T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) throw new InvalidMessageError(at, 'a list');
    return value.map((item, index) => read(item, `${at}[${index}]`));
  };
}

type Shape = Readonly<Record<string, Reader<unknown>>>;
type Shaped<S extends Shape> = { readonly [Name in keyof S]: ReturnType<S[Name]> };

/** Reads an object member by member. Members the shape does not name are left out, so that a newer server may add some. */
export function object<S extends Shape>(shape: S): Reader<Shaped<S>> {
  return (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new InvalidMessageError(at, 'an object');
    const members = value as Record<string, unknown>;
    const entries = Object.entries(shape).map(([name, read]) => [name, read(members[name], `${at}.${name}`)] as const);
    return Object.fromEntries(entries) as Shaped<S>;
  };
}
