import { expect, it, onTestFinished } from "vitest";
import { aRestate } from "../../test/a-restate.ts";
import { serveRestate } from "../restate.ts";
import { examineEngine } from "./examine-engine.ts";

const postgres = { kind: "postgres", url: "postgres://db.invalid/tenure" } as const;
const never = () => {
  throw new Error("nobody asked for work");
};

it("says that no engine is set up by saying nothing", async () => {
  expect(await examineEngine({ store: postgres })).toEqual([]);
});

it("finds Restate without a worker, and then with one", async () => {
  const restate = await aRestate();
  onTestFinished(() => restate.stop());
  const engine = { kind: "restate", ingressUrl: restate.ingressUrl } as const;
  expect(await examineEngine({ engine, store: postgres })).toMatchObject([
    { state: "bad", remedy: expect.stringContaining("register its address with Restate") },
  ]);

  const served = await serveRestate({ workOn: never }, { port: 0 });
  onTestFinished(() => served.stop());
  await restate.register(served.url);

  expect(await examineEngine({ engine, store: postgres })).toMatchObject([{ state: "good" }]);
  expect(await examineEngine({ engine, store: { kind: "memory" } })).toMatchObject([
    { state: "good" },
    { state: "warning" },
  ]);
});
