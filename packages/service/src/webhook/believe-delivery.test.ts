import { describe, expect, it } from "vitest";
import {
  APP_SECRET,
  anAppDelivery,
  anAutomationDelivery,
  aWebhook,
  type HostRequest,
  NOW,
  SECRET,
  TOKEN,
} from "../testing/a-webhook.ts";
import { believeDelivery } from "./believe-delivery.ts";

async function believed(
  proofs: Parameters<typeof believeDelivery>[0],
  { body, headers }: HostRequest,
): Promise<string> {
  const rawBody = body ?? new Uint8Array();
  const result = await believeDelivery(proofs)({ rawBody, headers: new Headers(headers), now: () => new Date(NOW) });
  return result.match(
    () => "believed",
    ({ reason }) => reason,
  );
}

describe("believeDelivery", () => {
  const signed = { webhookSecrets: [SECRET] };

  it("believes no proof that nobody set up", async () => {
    expect(await believed(signed, anAutomationDelivery())).toBe("no-signature");
    expect(await believed(signed, anAppDelivery())).toBe("no-signature");
    expect(await believed({ webhookSecrets: [] }, aWebhook())).toBe("no-secret-configured");
    expect(await believed({ webhookSecrets: [], automation: { tokens: [TOKEN] } }, aWebhook())).toBe(
      "no-secret-configured",
    );
  });

  it("reads Automation's token from the header that was agreed on", async () => {
    const automation = { header: "X-Ours", tokens: ["an older one", TOKEN] };
    const { headers, ...delivery } = anAutomationDelivery();
    const renamed = { ...delivery, headers: { "x-ours": headers["x-tenure-token"] ?? "" } };

    expect(await believed({ ...signed, automation }, renamed)).toBe("believed");
    expect(await believed({ ...signed, automation }, anAutomationDelivery())).toBe("no-signature");
  });

  it("asks the client secret first, and Forge about what is not the secret's to judge", async () => {
    const app = { ...signed, appSecrets: [APP_SECRET], forgeAppId: "our-app" };

    expect(await believed(app, anAppDelivery())).toBe("believed");
    expect(await believed(app, anAppDelivery({ secondsLeft: -180 }))).toBe("expired");
    // Without a secret only Forge is left, which takes nothing that a secret signs.
    expect(await believed({ ...signed, forgeAppId: "our-app" }, anAppDelivery())).toBe("method-not-allowed");
  });
});
