const namespace = 'http://www.w3.org/2000/svg';

// Drawn for this widget on a grid of 24, in strokes of 1.75.
const paths = {
  mark: ['M4.5 6.5a2.5 2.5 0 0 1 2.5-2.5h10a2.5 2.5 0 0 1 2.5 2.5v7a2.5 2.5 0 0 1-2.5 2.5h-4.6L8 19.8V16H7a2.5 2.5 0 0 1-2.5-2.5z', 'M8.5 8.5h7', 'M8.5 11.7h4.5'],
  close: ['M6.5 6.5l11 11', 'M17.5 6.5l-11 11'],
  plus: ['M12 5.5v13', 'M5.5 12h13'],
  trash: ['M5 7.500h14', 'M9.500 7.500V5h5v2.500', 'M7 7.500l.8 11.500h8.400L17 7.500', 'M10.500 11v4.500', 'M13.500 11v4.500'],
  send: ['M12 18.5v-13', 'M6.5 11L12 5.5l5.5 5.5'],
  stop: ['M8 8h8v8H8z'],
  copy: ['M9 9.5a1.5 1.5 0 0 1 1.5-1.5h7a1.5 1.5 0 0 1 1.5 1.5v8a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 9 17.5z', 'M15 5H6.5A1.5 1.5 0 0 0 5 6.5V15'],
  check: ['M5.5 12.5l4.2 4.2 8.8-9.2'],
  up: ['M7.5 11v8.5', 'M7.5 11l3.7-6.6c1.5 0 2.4 1.1 2.2 2.5L13 9.5h4.6a2 2 0 0 1 2 2.4l-1.2 6a2 2 0 0 1-2 1.6H4.8V11z'],
  down: ['M7.5 13V4.5', 'M7.5 13l3.7 6.600c1.5 0 2.4-1.1 2.2-2.500L13 14.500h4.600a2 2 0 0 0 2-2.400l-1.2-6a2 2 0 0 0-2-1.600H4.800V13z'],
  chevron: ['M9 6.500l5.5 5.500L9 17.5'],
  arrowDown: ['M12 5.500v13', 'M6.5 13l5.5 5.5 5.5-5.5'],
  external: ['M13.5 5.500h5v5', 'M18.5 5.500l-8 8', 'M16 14v3a1.5 1.5 0 0 1-1.5 1.500H7A1.5 1.5 0 0 1 5.5 17V9.500A1.5 1.5 0 0 1 7 8h3'],
  expand: ['M9 5.500H5.500V9', 'M5.5 5.500l5 5', 'M15 18.500h3.500V15', 'M18.5 18.500l-5-5'],
  collapse: ['M10.5 6.500v4h-4', 'M10.5 10.500l-5-5', 'M13.5 17.500v-4h4', 'M13.5 13.500l5 5'],
  retry: ['M18.5 12a6.5 6.5 0 1 1-2-4.7', 'M18.5 4.500v4h-4'],
  alert: ['M12 8v5', 'M12 16.200v.1', 'M12 3.500a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17z'],
  clock: ['M12 7.500V12l3 2', 'M12 3.500a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17z'],
  page: ['M7 3.500h6.500l4.5 4.500v11.500a1 1 0 0 1-1 1H7a1 1 0 0 1-1-1v-15a1 1 0 0 1 1-1z', 'M13.5 3.500V8H18'],
} as const;

export type IconName = keyof typeof paths;

/** A decorative icon; what it means is said in words beside it or in the label of its button. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS(namespace, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('focusable', 'false');
  for (const data of paths[name]) {
    const path = document.createElementNS(namespace, 'path');
    path.setAttribute('d', data);
    svg.append(path);
  }
  return svg;
}
