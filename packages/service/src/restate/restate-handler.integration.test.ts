import { createServer } from "node:http";
import { okAsync } from "neverthrow";
import { expect, it, onTestFinished } from "vitest";
import { type RestateOptions, restateHandler } from "./restate-handler.ts";

const KEY = "publickeyv1_2G8dCQhArfvGpzPw5Vx2ALciR4xCLHfS5YaT93XjNxX9";

async function served(options: RestateOptions): Promise<string> {
  const workOn = () => okAsync({ progress: [], failures: [], settlement: { kind: "settled" as const } });
  const server = createServer(restateHandler({ workOn }, options));
  onTestFinished(() => void server.close());
  await new Promise<void>((settle) => server.listen(0, "127.0.0.1", settle));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}

const discover = (url: string) =>
  fetch(`${url}/discover`, { headers: { accept: "application/vnd.restate.endpointmanifest.v4+json" } });

it("says which objects it serves, and that they are tried again for years", async () => {
  const manifest = await (await discover(await served({}))).json();

  expect(manifest).toMatchObject({
    services: [
      { name: "TenureTicket", ty: "VIRTUAL_OBJECT", retryPolicyMaxAttempts: 1_000_000 },
      { name: "TenureLock", ty: "VIRTUAL_OBJECT" },
      { name: "TenureBoard", ty: "VIRTUAL_OBJECT" },
    ],
  });
});

it("refuses whoever cannot prove to be the Restate server it was told of", async () => {
  const url = await served({ identityKeys: [KEY] });

  expect((await discover(url)).status).toBe(401);
  expect((await fetch(`${url}/invoke/TenureTicket/look`, { method: "POST" })).status).toBe(401);
});
