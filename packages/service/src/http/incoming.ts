/**
 * A request as a host hands it on. A web `Request` is one as it stands; a host that has something lighter gives that,
 * as building a `Request` costs several times what a webhook does.
 */
export interface Incoming {
  readonly method: string;
  /** Address; only the path is looked at, so a path alone will do. */
  readonly url: string;
  readonly headers: {
    /** A header's value by its name in small letters; several of one name joined by `, `. `null` when there is none. */
    get(name: string): string | null;
  };
  /** The exact bytes the sender wrote, in parts; `null` when there are none. Read once at most, and not to the end. */
  readonly body: AsyncIterable<Uint8Array> | Iterable<Uint8Array> | null;
}
