/**
 * Why a call to a remote API gave no usable answer.
 *
 * Plain data, safe to print, log and store: the route with its placeholders, never the URL, the request, a
 * header that could hold a secret, or a `cause`. Only `rejected.body` holds what the server said, and it is hidden
 * from printing, spreading and JSON: a client reads it to translate the error, and drops it.
 */
export type HttpError =
  /** No answer came. `mayHaveHappened`: a write may have taken effect, so read before repeating. */
  | {
      readonly kind: "unreachable";
      readonly endpoint: string;
      readonly reason: string;
      readonly mayHaveHappened: boolean;
    }
  /** The server took too long. */
  | { readonly kind: "timed-out"; readonly endpoint: string; readonly mayHaveHappened: boolean }
  /** The caller's signal or deadline ended the call. */
  | { readonly kind: "cancelled"; readonly endpoint: string; readonly mayHaveHappened: boolean }
  /** Told to slow down, and still told so after the last retry. */
  | {
      readonly kind: "rate-limited";
      readonly endpoint: string;
      readonly retryAfterMs: number | undefined;
      readonly reason: string | undefined;
    }
  /** Any other status outside 2xx. */
  | {
      readonly kind: "rejected";
      readonly endpoint: string;
      readonly status: number;
      /** JSON when it was JSON; otherwise absent. For the client's error table only. */
      readonly body: unknown;
      readonly headers: Readonly<Record<string, string>>;
    }
  /** An answer that does not have the promised shape: paths and codes, never values. */
  | { readonly kind: "unexpected-body"; readonly endpoint: string; readonly problems: readonly string[] };
