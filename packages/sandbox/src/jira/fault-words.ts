import type { FaultWords } from "../faults/with-faults.ts";
import { destinationOf } from "./http/doors.ts";
import type { Site } from "./site.ts";

const REASONS: Readonly<Record<number, string>> = {
  400: "The request could not be understood.",
  403: "You do not have the permission to do this.",
  404: "Issue does not exist or you do not have permission to see it.",
  409: "The issue was changed by somebody else. Please try again.",
  422: "The configuration does not allow this.",
  429: "Rate limit exceeded.",
  500: "Internal server error",
};

/** What Jira answers when a fault strikes. The gateway's own failures come as pages, not as data. */
export function jiraFaultWords(site: Site, finish: (response: Response) => Response): FaultWords {
  return {
    refuse(status, code) {
      if (status === 502 || status === 504) {
        const page = `<html><head><title>${status}</title></head><body>upstream error</body></html>`;
        return finish(new Response(page, { status, headers: { "content-type": "text/html" } }));
      }
      const message = REASONS[status] ?? "The service is not available for the moment.";
      const response = Response.json({ errorMessages: [message], errors: {} }, { status });
      if (status === 429) response.headers.set("ratelimit-reason", code ?? "jira-burst-based");
      if (status === 429 || status === 503) response.headers.set("retry-after", "1");
      return finish(response);
    },
    expireToken(request) {
      const [, token = ""] = (request.headers.get("authorization") ?? "").split(" ");
      site.accessTokens.delete(token);
      const isGateway = destinationOf(new URL(request.url).pathname).door === "gateway";
      const body = isGateway
        ? { code: 401, message: "Unauthorized" }
        : { errorMessages: ["Client must be authenticated to access this resource."], errors: {} };
      return finish(Response.json(body, { status: 401 }));
    },
  };
}
