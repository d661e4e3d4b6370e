import { describeCrashes } from "@tenure/provisioner/testing";
import { afterAll, beforeAll } from "vitest";
import { aPostgres, type OwnPostgres } from "./a-postgres.ts";
import { crashPoints, killPoints } from "./crash-points.ts";
import { killedEngine } from "./killed-engine.ts";
import { postgresEngine, type StoryDatabases, storyDatabases } from "./postgres-engine.ts";

let server: OwnPostgres;
let databases: StoryDatabases;
beforeAll(async () => {
  server = await aPostgres();
  databases = storyDatabases(server);
});
afterAll(async () => {
  await databases?.close();
  await server?.stop();
});

describeCrashes("PostgreSQL", async () => postgresEngine(databases), { ...crashPoints(16), atOnce: 4 });
describeCrashes("PostgreSQL with kill -9 of its process", async () => killedEngine(databases), {
  ...killPoints(1),
  atOnce: 2,
});
