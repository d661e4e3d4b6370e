import { setupServer } from "msw/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { vendorHandlers } from "../src/msw.ts";
import { anOrg, aPerson, ORG_URL, TOKEN } from "./okta/an-org.ts";

const org = anOrg({ users: [aPerson("ada")] });
const server = setupServer(...vendorHandlers(org.okta, ORG_URL));
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterAll(() => server.close());

describe("vendorHandlers", () => {
  it("answers a client without a socket", async () => {
    const headers = { authorization: `SSWS ${TOKEN}` };
    const suspended = await fetch(`${ORG_URL}/api/v1/users/ada@jupiter.test/lifecycle/suspend`, {
      method: "POST",
      headers,
    });
    expect(suspended.status).toBe(200);
    const read = await fetch(`${ORG_URL}/api/v1/users/ada@jupiter.test`, { headers });
    expect(await read.json()).toMatchObject({ status: "SUSPENDED" });
  });
});
