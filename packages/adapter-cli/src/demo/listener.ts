import { type Served, serveTenure } from "@tenure/adapter-express";
import type { Incoming, Tenure } from "@tenure/service";
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
  let answerer: Pick<Tenure, "handle"> = { handle: async () => ({ status: 503, headers: {}, body: "" }) };
  const deliveries: Delivery[] = [];
  const served = await serveTenure({
    handle: async (request) => {
      const { headers, method, url } = request;
      const body: Uint8Array[] = [];
      for await (const part of request.body ?? []) body.push(part);
      const answer = await answerer.handle({ method, url, headers, body });
      deliveries.push(toDelivery(headers, Buffer.concat(body), answer.status));
      return answer;
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

function toDelivery(headers: Incoming["headers"], body: Buffer, status: number): Delivery {
  const [, event = "an event"] = /"webhookEvent":\s*"([^"]+)"/.exec(body.toString("utf8")) ?? [];
  const [method] = (headers.get("x-hub-signature") ?? "").split("=");
  return {
    event,
    bytes: body.length,
    proof: method === "" ? "unsigned" : `signed with HMAC-${String(method).toUpperCase()}`,
    status,
  };
}
