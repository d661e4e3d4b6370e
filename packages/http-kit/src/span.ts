import type { Api } from "./api.ts";
import type { Call } from "./call.ts";

/** A call being watched. */
export interface CallSpan {
  end(attempts: number, status: number | undefined, failure?: string): void;
}

const SILENT: CallSpan = { end() {} };
// The numbers behind SpanKind.CLIENT and SpanStatusCode.ERROR: only types are imported, so nobody loads what they do not use.
const CLIENT = 2;
const ERROR = 2;

/** Starts a span of OpenTelemetry's HTTP client conventions, named by the route: no URL, no header, no body. */
export function startSpan(api: Api, call: Call<unknown>): CallSpan {
  if (api.tracer === undefined) return SILENT;
  const method = call.method.toUpperCase();
  const route = call.endpoint.replace(/^[A-Z]+ /, "");
  const { hostname } = new URL(api.origin);
  const span = api.tracer.startSpan(`${method} ${route}`, {
    kind: CLIENT,
    attributes: { "http.request.method": method, "url.template": route, "server.address": hostname },
  });
  return {
    end(attempts, status, failure) {
      if (attempts > 1) span.setAttribute("http.request.resend_count", attempts - 1);
      if (status !== undefined) span.setAttribute("http.response.status_code", status);
      if (failure !== undefined) span.setAttribute("error.type", failure).setStatus({ code: ERROR });
      span.end();
    },
  };
}
