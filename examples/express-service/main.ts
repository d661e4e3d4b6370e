import { createTenure, keepWorking, readConfig } from "@tenure/service";
import { forms, table } from "@tenure-examples/jupiter";
import { internalService } from "./internal-service.ts";

const settings = { table, forms, store: process.env["TENURE_STORE"] ?? "sqlite:tenure.db" };
const opened = await readConfig(settings, process.env).asyncAndThen((config) => createTenure(config));
if (opened.isErr()) {
  console.error(opened.error.sentence);
  process.exit(2);
}
const tenure = opened.value;
const worker = keepWorking(tenure);
const server = internalService(tenure).listen(Number(process.env["PORT"] ?? 8080), () => {
  console.error("listening; Jira's webhook goes to /tenure/webhooks/jira");
});

process.once("SIGTERM", () => {
  server.close(async () => {
    await worker.stop(); // what is being done is finished first
    await tenure.close();
  });
});
