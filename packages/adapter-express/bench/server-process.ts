// A server of one kind in a process of its own: Express that only reads a webhook (`bare`), Express that checks its
// signature too (`signed`), ours with a store in memory (`memory`), or on the disk (`durable`). Says its address; for
// each line it is told, says how many microseconds of processor time it has used. Ends with its parent.
import { createHmac, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { createTenure, readConfig } from "@tenure/service";
import { SECRET } from "@tenure/service/testing";
import { forms, table } from "@tenure-examples/jupiter";
import express from "express";
import { serveTenure } from "../src/serve-tenure.ts";

const [kind = "bare", store = ":memory:"] = process.argv.slice(2);
process.stdout.write(`${kind === "bare" || kind === "signed" ? await plain(kind === "signed") : await ours()}\n`);
for await (const _ of createInterface({ input: process.stdin })) {
  const { system, user } = process.cpuUsage();
  process.stdout.write(`${system + user}\n`);
}
process.exit(0);

async function plain(signed: boolean): Promise<string> {
  const app = express().disable("x-powered-by");
  app.post("/webhooks/jira", express.raw({ type: "application/json", limit: "4mb" }), (req, res) => {
    if (signed && !fits(req.body, String(req.headers["x-hub-signature"]))) {
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

function fits(body: Buffer, signature: string): boolean {
  const wanted = createHmac("sha256", SECRET).update(body).digest();
  const shown = Buffer.from(signature.slice("sha256=".length), "hex");
  return shown.length === wanted.length && timingSafeEqual(shown, wanted);
}

async function ours(): Promise<string> {
  const settings = {
    table,
    forms,
    store,
    okta: { orgUrl: "https://okta.invalid", auth: { apiToken: "x" } },
    jira: { baseUrl: "https://jira.invalid", auth: { accessToken: "x" }, webhookSecrets: [SECRET] },
  };
  const opened = await readConfig(settings).asyncAndThen((config) => createTenure(config));
  return (await serveTenure(opened._unsafeUnwrap())).url;
}
