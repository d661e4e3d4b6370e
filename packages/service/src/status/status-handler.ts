import type { Company, Ports, RunFailure } from "@tenure/provisioner";
import { type Answer, answer, COMMON, refuse } from "../http/answer.ts";
import type { Handler } from "../http/route.ts";
import { PAGE_HEADERS } from "./page-headers.ts";
import { ticketStatus } from "./ticket-status.ts";

/** Shows a ticket's status: as JSON, or as a page to whoever prefers one. */
export function statusHandler(ports: Ports, company: Company): Handler {
  return async (request, { key = "" }) => {
    const status = await ticketStatus(ports, company, key);
    if (status.isErr()) return failed(status.error);
    const wantsPage = (request.headers.get("accept") ?? "").includes("text/html");
    if (!wantsPage) return answer(200, status.value);
    // Loaded with the first look: a function that takes webhooks draws no page.
    const { statusPage } = await import("./status-page.ts");
    return { status: 200, headers: { ...COMMON, ...PAGE_HEADERS }, body: statusPage(status.value) };
  };
}

/** A use case's failure as an answer: only hosts know statuses. */
export function failed({
  kind,
  retryable,
  sentence,
}: Pick<RunFailure, "retryable" | "sentence"> & { readonly kind: string }): Answer {
  if (kind === "no-such-ticket" || kind === "not-ours") return refuse(404, kind, sentence);
  if (kind === "stale-hash" || kind === "person-busy") return refuse(409, kind, sentence);
  return refuse(retryable ? 503 : 502, kind, sentence, retryable ? { "retry-after": "60" } : {});
}
