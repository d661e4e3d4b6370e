import { describe, expect, it } from "vitest";
import { stepData } from "./plan-data.ts";

describe("stepData", () => {
  it("shows what an application is made of, and none of its secrets", () => {
    const oauthClient = { client_secret: "planted", token_endpoint_auth_method: "client_secret_post" };
    const body = { label: "Wiki", signOnMode: "OPENID_CONNECT" as const, credentials: { oauthClient } };

    expect(stepData({ kind: "create-application", body })).toEqual({
      kind: "create-application",
      body: { ...body, credentials: { oauthClient: { ...oauthClient, client_secret: "(not shown)" } } },
    });
  });
});
