import type { CallRecord } from "@tenure/http-kit";
import { createOktaClient } from "@tenure/okta-client";
import { type OktaSeedInput, type Sandbox, type SandboxSeed, startSandbox } from "@tenure/sandbox";
import { oktaSeed, table } from "@tenure-examples/jupiter";
import { onTestFinished } from "vitest";

/** Jupiter's Okta org in a sandbox of its own, whose clock moves as far as the client waits. */
export async function anOrg({
  settings = {},
  ...seed
}: { readonly settings?: OktaSeedInput["settings"] } & Partial<SandboxSeed> = {}) {
  const okta = { ...oktaSeed(table._unsafeUnwrap()), settings };
  const sandbox = await startSandbox({ seed: { okta, ...seed }, startAt: "2027-02-15T09:00:00.000Z" });
  onTestFinished(() => sandbox.close());
  const calls: CallRecord[] = [];
  return { sandbox, calls, okta: clientOf(sandbox, (call) => calls.push(call)) };
}

/** A client of a sandbox's org that waits in the sandbox's time. */
export function clientOf({ clock, okta }: Sandbox, log: (call: CallRecord) => void = () => {}) {
  return createOktaClient({
    orgUrl: okta.url,
    auth: { kind: "ssws", token: okta.apiToken },
    now: clock.now,
    wait: (ms) => clock.advance(ms),
    log,
  });
}
