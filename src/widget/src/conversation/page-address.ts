/** The address of the page without query and fragment; null for one that has none of its own, such as a frame without a source. */
export function pageAddress(): string | null {
  return location.protocol === 'https:' || location.protocol === 'http:' ? location.origin + location.pathname : null;
}
