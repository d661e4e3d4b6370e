import { serveHttp } from "../kernel/http-server.ts";
import { createRandom } from "../kernel/random.ts";
import { createScimRecorder, type ScimRecorder } from "./scim-recorder.ts";

/** A service provider's SCIM endpoint. */
export interface ScimProviderOptions {
  /** Says when something was asked: ISO 8601. @defaultValue the machine's time */
  readonly now?: () => string;
  /** Whoever comes without it is refused. @defaultValue "Bearer sandbox", which the sandbox's Okta sends by itself */
  readonly authorization?: string;
  /** What the provider makes of somebody who is switched off. @defaultValue "keep" */
  readonly deactivated?: "keep" | "delete";
  /** @defaultValue a free one */
  readonly port?: number;
}

/** A service provider that listens, takes users and groups, and remembers what it was told. */
export interface ScimProvider extends Omit<ScimRecorder, "handle"> {
  /** The base address an administrator enters in Okta: `http://127.0.0.1:PORT/v2`. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts a SCIM endpoint of its own on the loopback address: for one application, with the way it treats leavers.
 *
 * @example
 * ```ts
 * const sandbox = await startSandbox({ seed: { okta: { apps: [{ label: "PagerDuty" }] } } });
 * const pagerduty = await startScimProvider({ deactivated: "delete" });
 * sandbox.okta.people.switchOnProvisioning("PagerDuty", pagerduty.url);
 * ```
 */
export async function startScimProvider(options: ScimProviderOptions = {}): Promise<ScimProvider> {
  const { now = () => new Date().toISOString(), authorization = "Bearer sandbox", deactivated = "keep" } = options;
  const recorder = createScimRecorder({ random: createRandom("scim"), now, deactivated, strict: true });
  const server = await serveHttp(
    {
      handle: async (request) =>
        request.headers.get("authorization") === authorization
          ? recorder.handle(request)
          : Response.json({ detail: "Who is asking?" }, { status: 401 }),
    },
    options.port,
  );
  const { requests, users, groups } = recorder;
  return { url: `${server.url}/v2`, requests, users, groups, close: server.close };
}
