import createPurifier from 'dompurify';

const purifier = createPurifier(window);

const answerTags = [
  'p', 'br', 'hr', 'h4', 'h5', 'h6', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li',
  'table', 'thead', 'tbody', 'tr', 'th', 'td', 'a', 'span',
];

/** http, https and relative addresses; nothing else has a place in an answer. */
const allowedAddress = /^(?:https?:|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i;

/** The nodes of an answer's HTML, with everything taken out that Markdown does not make. */
export function sanitiseAnswer(html: string): DocumentFragment {
  return purifier.sanitize(html, {
    ALLOWED_TAGS: answerTags,
    ALLOWED_ATTR: ['href', 'align', 'start', 'class', 'data-citation'],
    ALLOWED_URI_REGEXP: allowedAddress,
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
}

/** The nodes of highlighted code: text and spans with a class. */
export function sanitiseCode(html: string): DocumentFragment {
  return purifier.sanitize(html, { ALLOWED_TAGS: ['span'], ALLOWED_ATTR: ['class'], RETURN_DOM_FRAGMENT: true });
}
