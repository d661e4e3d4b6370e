/**
 * Entries of a `Link` header that must leave as a header each. `Headers` joins them, so they are kept beside the
 * response until it is written to a socket.
 */
export const separateLinks = new WeakMap<Response, readonly string[]>();
