// What can go wrong between us and a page, as one error with a closed list of kinds. Addresses are shown
// without credentials and without the query, where tokens hide.

export const faultKinds = [
  'timeout',
  'too-large',
  'refused-address',
  'http-status',
  'network',
  'bad-content',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/**
 * A page that could not be had. The message says what happened, with which value, and what to do.
 * `status`: the answer's code for `http-status`, else null. `retryAfter`: the server's wish in seconds,
 * null where it named none. `lasting`: asking again soon would give the same.
 */
export class FetchFault extends Error {
  override readonly name = 'FetchFault';
  readonly kind: FaultKind;
  readonly status: number | null;
  readonly retryAfter: number | null;
  readonly lasting: boolean;

  constructor(
    kind: FaultKind,
    message: string,
    {
      status = null,
      retryAfter = null,
      lasting = kind === 'refused-address' || kind === 'bad-content' || kind === 'too-large',
    }: {
      readonly status?: number | null;
      readonly retryAfter?: number | null;
      readonly lasting?: boolean;
    } = {},
  ) {
    super(message);
    this.kind = kind;
    this.status = status;
    this.retryAfter = retryAfter;
    this.lasting = lasting;
  }
}

/** An address for people and logs: no user, no password, no query, no fragment. */
export const shownUrl = (url: string | URL): string => {
  const parsed = typeof url === 'string' ? URL.parse(url) : url;
  if (!parsed) return '(an address that cannot be read)';
  const query = parsed.search === '' ? '' : '?...';
  return `${parsed.protocol}//${parsed.host}${parsed.pathname}${query}`.slice(0, 300);
};

/** The address without user and password, as it may be kept and linked. Null where it is no http(s) one. */
export const publicUrl = (url: string, base?: string): string | null => {
  const parsed = URL.parse(url.trim(), base);
  if (!parsed || !['http:', 'https:'].includes(parsed.protocol)) return null;
  parsed.username = '';
  parsed.password = '';
  return parsed.href;
};
