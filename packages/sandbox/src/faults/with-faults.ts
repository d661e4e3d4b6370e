import type { Vendor } from "../kernel/vendor.ts";
import type { FaultEffect } from "./fault.ts";
import type { Faults, VendorName } from "./faults.ts";

/** How a vendor words what a fault makes it say. */
export interface FaultWords {
  /** The answer with this status, in the vendor's own shape and with its own headers. */
  refuse(status: number, code: string | undefined): Response;
  /** The answer to a token that has run out. The vendor forgets the token, so that only a new one helps. */
  expireToken(request: Request): Response;
}

interface Kept {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ArrayBuffer;
}

/** A vendor whose calls go wrong as declared. */
export function withFaults<V extends Pick<Vendor, "handle">>(
  name: VendorName,
  vendor: V & { readonly faultWords: FaultWords },
  faults: Faults,
): V {
  const earlier = new Map<string, Kept>();

  const handle = async (request: Request): Promise<Response> => {
    const effect = faults.decide(name, request.method, new URL(request.url).pathname);
    if (effect?.kind === "stale-read") return stale(request);
    const answer = await strike(effect, request);
    if (request.method === "GET" && effect === undefined && watchesReads(faults)) return keep(request, answer);
    return answer;
  };

  const strike = async (effect: FaultEffect | undefined, request: Request): Promise<Response> => {
    switch (effect?.kind) {
      case "refuse":
        if (effect.when === "after") await vendor.handle(request);
        return vendor.faultWords.refuse(effect.status, effect.code);
      case "lost-response":
        await vendor.handle(request);
        return Response.error();
      case "reset":
        return Response.error();
      case "expired-token":
        return vendor.faultWords.expireToken(request);
      case "slow":
        await new Promise((later) => setTimeout(later, effect.ms));
        return vendor.handle(request);
      default:
        return vendor.handle(request);
    }
  };

  const stale = async (request: Request): Promise<Response> => {
    const known = earlier.get(request.url);
    if (known === undefined) return keep(request, await vendor.handle(request));
    return new Response(known.body.byteLength === 0 ? null : known.body, known);
  };

  const keep = async (request: Request, answer: Response): Promise<Response> => {
    const body = await answer.clone().arrayBuffer();
    earlier.set(request.url, { status: answer.status, headers: answer.headers, body });
    return answer;
  };

  return { ...vendor, handle };
}

/** Answers are kept only while somebody declares that old ones be given. */
function watchesReads(faults: Faults): boolean {
  return faults.declared.some(({ effect, script = [] }) =>
    [effect, ...script].some((one) => one?.kind === "stale-read"),
  );
}
