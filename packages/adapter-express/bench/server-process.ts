// A server of one kind in a process of its own: `bare` Express with the same check of signatures, `ours` with a queue
// that keeps nothing, or `durable` with the store on disk. Says its address, and ends with its parent.
import { createHmac, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { createTenure, readConfig } from "@tenure/service";
import { SECRET } from "@tenure/service/testing";
import { forms, table } from "@tenure-examples/jupiter";
import express from "express";
import { okAsync } from "neverthrow";
import { serveTenure } from "../src/serve-tenure.ts";

const [kind = "bare", store = ":memory:"] = process.argv.slice(2);
process.stdout.write(`${kind === "bare" ? await bare() : await ours()}\n`);
process.stdin.resume().once("end", () => process.exit(0));

async function bare(): Promise<string> {
  const app = express().disable("x-powered-by");
  app.post("/webhooks/jira", express.raw({ type: "application/json", limit: "4mb" }), (req, res) => {
    const wanted = createHmac("sha256", SECRET).update(req.body).digest();
    const shown = Buffer.from(String(req.headers["x-hub-signature"]).slice("sha256=".length), "hex");
    if (shown.length !== wanted.length || !timingSafeEqual(shown, wanted)) {
      res.status(401).json({ error: "wrong signature" });
      return;
    }
    const { issue } = JSON.parse(req.body.toString("utf8")) as { readonly issue: { readonly key: string } };
    res.status(202).json({ accepted: true, ticket: issue.key });
  });
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}

async function ours(): Promise<string> {
  const settings = {
    table,
    forms,
    store,
    okta: { orgUrl: "https://okta.invalid", auth: { apiToken: "x" } },
    jira: { baseUrl: "https://jira.invalid", auth: { accessToken: "x" }, webhookSecrets: [SECRET] },
  };
  const nothing = () => okAsync(undefined);
  const queue = {
    enqueue: nothing,
    lease: nothing,
    settle: nothing,
    giveBack: nothing,
    bury: nothing,
    deadLetters: () => okAsync([]),
    nextDue: nothing,
  };
  const opened = await readConfig(settings).asyncAndThen((config) =>
    createTenure(config, kind === "durable" ? {} : { ports: { queue } }),
  );
  return (await serveTenure(opened._unsafeUnwrap())).url;
}
