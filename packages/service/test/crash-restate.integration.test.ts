import { describeCrashes } from "@tenure/provisioner/testing";
import { afterAll, beforeAll } from "vitest";
import { aPostgres, type OwnPostgres } from "./a-postgres.ts";
import { crashPoints } from "./crash-points.ts";
import { type StoryDatabases, storyDatabases } from "./postgres-engine.ts";
import { aRestateLane, type RestateLane, restateEngine } from "./restate-engine.ts";

const AT_ONCE = 2;

let server: OwnPostgres;
let databases: StoryDatabases;
let lanes: readonly RestateLane[] = [];
beforeAll(async () => {
  server = await aPostgres();
  databases = storyDatabases(server);
  lanes = await Promise.all(Array.from({ length: AT_ONCE }, aRestateLane));
});
afterAll(async () => {
  await Promise.all(lanes.map((lane) => lane.stop()));
  await databases?.close();
  await server?.stop();
});

let engine: ReturnType<typeof restateEngine> | undefined;
describeCrashes(
  "Restate",
  async () => {
    engine ??= restateEngine(lanes, databases);
    return engine;
  },
  { ...crashPoints(3), atOnce: AT_ONCE },
);
