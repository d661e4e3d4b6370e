/** A call from a vendor to the outside: a webhook, an event hook, a SCIM push. */
export interface OutboundCall {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Gives up after this many milliseconds of the machine's time. */
  readonly timeoutMs?: number;
}

/** What came of a call. It failed when nobody answered in time, or nobody listened. */
export type OutboundResult =
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
  | { readonly kind: "failed"; readonly reason: string };

/** A call and its result, as it happened. */
export interface OutboundRecord {
  /** ISO 8601 UTC, by the sandbox's clock. */
  readonly at: string;
  readonly call: OutboundCall;
  readonly result: OutboundResult;
}

/** How vendors reach out, and what they have sent so far. Never rejects. */
export interface Outbound {
  send(call: OutboundCall): Promise<OutboundResult>;
  readonly sent: readonly OutboundRecord[];
}

/** Reaches out with `fetch`; redirects are not followed, as no webhook sender follows them. */
export function createOutbound(options: { readonly fetch?: typeof fetch; readonly now: () => string }): Outbound {
  const reach = options.fetch ?? fetch;
  const sent: OutboundRecord[] = [];
  return {
    sent,
    async send(call) {
      const result = await attempt(reach, call);
      sent.push({ at: options.now(), call, result });
      return result;
    },
  };
}

async function attempt(reach: typeof fetch, call: OutboundCall): Promise<OutboundResult> {
  try {
    const response = await reach(call.url, {
      method: call.method,
      redirect: "manual",
      ...(call.headers === undefined ? {} : { headers: call.headers }),
      ...(call.body === undefined ? {} : { body: call.body }),
      ...(call.timeoutMs === undefined ? {} : { signal: AbortSignal.timeout(call.timeoutMs) }),
    });
    const headers = Object.fromEntries(response.headers);
    return { kind: "answered", status: response.status, headers, body: await response.text() };
  } catch (cause) {
    return { kind: "failed", reason: cause instanceof Error ? cause.name : "unknown" };
  }
}
