import { type Served, serveTenure } from "@tenure/adapter-express";
import type { Tenure } from "@tenure/service";
import type { Delivery } from "./chapter.ts";

/** A port of ours where webhooks arrive. */
export interface Listener extends Served {
  /** What has arrived so far, and what was answered. */
  readonly deliveries: readonly Delivery[];
  /** Says who answers from now on; before that nobody does. Jira has to know where we are before we know Jira. */
  answerWith(tenure: Pick<Tenure, "handle">): void;
}

/** Listens on a free loopback port, with the Express host. */
export async function listen(): Promise<Listener> {
  let answerer: Pick<Tenure, "handle"> = { handle: async () => new Response(null, { status: 503 }) };
  const deliveries: Delivery[] = [];
  const served = await serveTenure({
    handle: async (request) => {
      const text = await request.clone().text();
      const response = await answerer.handle(request);
      deliveries.push(toDelivery(request.headers, text, response.status));
      return response;
    },
  });
  return {
    ...served,
    deliveries,
    answerWith: (tenure) => {
      answerer = tenure;
    },
  };
}

function toDelivery(headers: Headers, body: string, status: number): Delivery {
  const [, event = "an event"] = /"webhookEvent":\s*"([^"]+)"/.exec(body) ?? [];
  const [method] = (headers.get("x-hub-signature") ?? "").split("=");
  return {
    event,
    bytes: Buffer.byteLength(body),
    proof: method === "" ? "unsigned" : `signed with HMAC-${String(method).toUpperCase()}`,
    status,
  };
}
