// Prints how long it takes to make up companies and to start an org with them, and what the org weighs.
// Run it with --expose-gc for honest memory.

import { companySeed } from "../src/company/company-seed.ts";
import { createCompany } from "../src/company/create-company.ts";
import { createClock } from "../src/kernel/create-clock.ts";
import { createOutbound } from "../src/kernel/outbound.ts";
import { createRandom } from "../src/kernel/random.ts";
import { createOkta } from "../src/okta/create-okta.ts";
import { OktaSeed } from "../src/okta/okta-seed.ts";

const heap = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1024 / 1024;
};
const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(2)} s`;

for (const people of [1000, 10_000, 50_000]) {
  const start = performance.now();
  const company = createCompany({ people });
  const seed = companySeed(company);
  const made = seconds(start);

  const before = heap();
  const loading = performance.now();
  const clock = createClock({ mode: "virtual", startAt: "2027-03-01T08:00:00Z" });
  const okta = createOkta({
    clock,
    random: createRandom(1),
    outbound: createOutbound({ now: clock.iso }),
    baseUrl: () => "https://jupiter.okta.test",
    seed: OktaSeed.parse(seed),
  });
  const loaded = seconds(loading);
  const weight = heap() - before;
  const per = (weight / people) * 10_000;
  console.log(
    `${String(people).padStart(6)} people: made up in ${made}, loaded in ${loaded}, ` +
      `${weight.toFixed(0)} MB in the org, ${per.toFixed(0)} MB per 10,000 users (${okta.state.groups().length} groups)`,
  );
}
