import { bucketServer, virtualTime } from "@tenure/http-kit/testing";
import { createOktaClient, findUser } from "@tenure/okta-client";

/** Makes 5,000 reads against a bucket of 600 a minute, on a virtual clock. */
export async function allowedRate(): Promise<{
  readonly utilisation: number;
  readonly refused: number;
  readonly minutes: number;
}> {
  const time = virtualTime();
  const server = bucketServer(time, {
    limit: 600,
    latency: () => 50,
    body: { id: "00u1", status: "ACTIVE", profile: { login: "a@b.example" } },
  });
  const { fetch } = server;
  const { now, wait } = time;
  const okta = createOktaClient({
    orgUrl: "https://jupiter.okta.com",
    auth: { kind: "ssws", token: "t" },
    share: 1,
    fetch,
    now,
    wait,
  });
  const begun = time.now();
  const reads = Promise.all(Array.from({ length: 5_000 }, () => findUser(okta, "00u1")));
  const outcomes = await time.run(reads);
  if (outcomes.some((outcome) => outcome.isErr())) throw new Error("a read failed");
  const minutes = (time.now() - begun) / 60_000;
  return { utilisation: 5_000 / minutes / 600, refused: server.refused, minutes };
}
