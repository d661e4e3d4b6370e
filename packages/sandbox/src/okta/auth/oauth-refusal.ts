/** A refusal by an OAuth endpoint, which words it in its own way. */
export interface OAuthRefusal {
  readonly status: number;
  readonly error: string;
  readonly description: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Writes a refusal in one line. */
export function oauthRefusal(
  status: number,
  error: string,
  description: string,
  headers?: Readonly<Record<string, string>>,
): OAuthRefusal {
  return { status, error, description, ...(headers === undefined ? {} : { headers }) };
}
