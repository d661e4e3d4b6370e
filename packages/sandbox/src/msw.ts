import { type HttpHandler, http } from "msw";
import type { Vendor } from "./kernel/vendor.ts";

/**
 * The same vendor as request handlers for msw: no sockets, no ports.
 *
 * @example
 * ```ts
 * const server = setupServer(...vendorHandlers(okta, "https://jupiter.okta.com"));
 * ```
 */
export function vendorHandlers(vendor: Pick<Vendor, "handle">, baseUrl: string): readonly HttpHandler[] {
  return [http.all(`${baseUrl}/*`, ({ request }) => vendor.handle(request))];
}
