import { virtualTime } from "@tenure/http-kit/testing";
import { defineTable, type RowDraft } from "@tenure/lifecycle-rules";
import { aTable, someRules } from "@tenure/lifecycle-rules/testing";
import { createOktaClient } from "@tenure/okta-client";
import { reconcile } from "@tenure/provisioner";
import { aCompany, memoryPorts } from "@tenure/provisioner/testing";
import { oktaWorkforce } from "../src/workforce/okta-workforce.ts";
import { aLargeOrg } from "./a-large-org.ts";

/**
 * Reads and compares a whole company through the real client, from an Okta that answers at once and allows what Okta
 * allows; time is counted and not waited for. Run: `pnpm --filter @tenure/service bench:reconcile [people] [groups] [limit]`.
 */
const [size = "50000", groupCount = "500", limit = "600"] = process.argv.slice(2);
const org = aLargeOrg(Number(size), Number(groupCount), Number(limit));
const rules = someRules({ profile: { department: "department", team: "team", title: "title" }, closed: [] });
const rows = org.rows.map((row): RowDraft => ({ ...row, owner: "it@jupiter.example", reason: "bench" }));
const table = defineTable({ ...aTable(), rules, rows })._unsafeUnwrap();

const time = virtualTime();
const okta = createOktaClient({
  orgUrl: "https://jupiter.okta.com",
  auth: { kind: "ssws", token: "bench" },
  fetch: org.fetchAt(time.now),
  now: time.now,
  wait: time.wait,
});
const ports = { ...memoryPorts(table, "2027-09-01T10:00:00Z"), workforce: oktaWorkforce(okta) };

const began = time.now();
const from = process.hrtime.bigint();
const found = (await time.run(reconcile(ports, aCompany({ table }))))._unsafeUnwrap();
const seconds = Number(process.hrtime.bigint() - from) / 1e9;
if (found.kind !== "compared") throw new Error(found.sentences.join(" "));

const minutes = (time.now() - began) / 60_000;
const calls = found.spent.reduce((sum, one) => sum + one.calls, 0);
console.log(
  `${found.people} people, ${found.groups} groups, ${found.memberships} memberships; ${limit} calls a minute and bucket; node ${process.version}`,
);
console.log(`read with ${calls} calls, ${minutes.toFixed(1)} minutes at that limit:`);
for (const { bucket, calls: those, limit: most = 0 } of found.spent) {
  const share = minutes === 0 ? 0 : (those / (minutes * most)) * 100;
  console.log(`  ${bucket}: ${those} calls, ${share.toFixed(0)} % of the bucket while it read`);
}
console.log(
  `asking person by person would take ${org.people} calls more than ${calls}, asking membership by membership ${found.memberships}`,
);
console.log(`${found.decided.length} differences of ${org.planted} planted, in ${found.differing} people`);
console.log(
  `${seconds.toFixed(1)} s of ours for reading, comparing and deciding; memory of the whole process ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB`,
);
