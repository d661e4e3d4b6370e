import { describeCrashes } from "@tenure/provisioner/testing";
import { afterAll, beforeAll } from "vitest";
import { aPostgres, type OwnPostgres } from "./a-postgres.ts";
import { crashPoints } from "./crash-points.ts";
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
