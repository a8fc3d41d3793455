/** The absolute http(s) address of a link; null for any other scheme and for what is no address. */
export function safeAddress(address: string, base: string): string | null {
  try {
    const url = new URL(address, base);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}

/** Points a link at an address: the same site in the same tab, so that the conversation goes along; another site in a new one. */
export function pointAt(link: HTMLAnchorElement, address: string): void {
  link.href = address;
  link.rel = 'noopener';
  if (isSameSite(address)) link.removeAttribute('target');
  else link.target = '_blank';
}

/** True when the address is of the site that the widget is embedded in. */
export function isSameSite(address: string): boolean {
  return new URL(address).origin === location.origin;
}
