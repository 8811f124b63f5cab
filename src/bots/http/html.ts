// HTML that cannot be broken by a text: everything put into a template is escaped unless it is HTML of ours.

/** A piece of HTML that is safe to be put into another. */
export interface Html {
  readonly html: string;
}
export type Piece = Html | string | number | null | false | readonly Piece[];

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string): string =>
  text
    .replace(/[&<>"']/g, (letter) => escapes[letter] ?? '')
    // Control and direction characters of a source's text have no place on a page.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '');

const text = (piece: Piece): string => {
  if (piece === null || piece === false) return '';
  if (typeof piece === 'string') return escapeHtml(piece);
  if (typeof piece === 'number') return String(piece);
  if ('html' in piece) return piece.html;
  return piece.map(text).join('');
};

export const html = (parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html => ({
  html: parts.map((part, index) => part + text(pieces[index] ?? null)).join(''),
});

/** The address where it is one that a reader may follow; null for everything else (`javascript:`). */
export const linkOf = (url: string | null): string | null => {
  const parsed = url === null ? null : URL.parse(url);
  return parsed && (parsed.protocol === 'https:' || parsed.protocol === 'http:')
    ? parsed.href
    : null;
};
