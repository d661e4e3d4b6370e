// Prints how long it takes to make up companies and to start an org with them, and what the org weighs; fails when
// that is more than the README promises. Processor time, not the clock's: the machine may be busy.
// Run it with --expose-gc, or the memory is not counted.
import { companySeed } from "../src/company/company-seed.ts";
import { createCompany } from "../src/company/create-company.ts";
import { createClock } from "../src/kernel/create-clock.ts";
import { createOutbound } from "../src/kernel/outbound.ts";
import { createRandom } from "../src/kernel/random.ts";
import { createOkta } from "../src/okta/create-okta.ts";
import { OktaSeed } from "../src/okta/okta-seed.ts";

const MOST_SECONDS = 5;
const MOST_MEGABYTES = 40;

const heap = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1024 / 1024;
};
const secondsOf = <T>(work: () => T): readonly [T, number] => {
  const before = process.cpuUsage();
  const made = work();
  const { user, system } = process.cpuUsage(before);
  return [made, (user + system) / 1_000_000];
};

for (const people of [1000, 10_000, 50_000]) {
  const [seed, making] = secondsOf(() => companySeed(createCompany({ people })));
  const before = heap();
  const [okta, loading] = secondsOf(() => {
    const clock = createClock({ mode: "virtual", startAt: "2027-03-01T08:00:00Z" });
    return createOkta({
      clock,
      random: createRandom(1),
      outbound: createOutbound({ now: clock.iso }),
      baseUrl: () => "https://jupiter.okta.test",
      seed: OktaSeed.parse(seed),
    });
  });
  const per = ((heap() - before) / people) * 10_000;
  const words = globalThis.gc === undefined ? "" : `, ${per.toFixed(0)} MB per 10,000 users`;
  console.log(
    `${String(people).padStart(6)} people: made up in ${making.toFixed(2)} s, loaded in ${loading.toFixed(2)} s${words}` +
      ` (${okta.state.groups().length} groups, ${okta.state.apps().length} applications)`,
  );
  const isTooHeavy = globalThis.gc !== undefined && people >= 10_000 && per > MOST_MEGABYTES;
  if (making > MOST_SECONDS || isTooHeavy) process.exitCode = 1;
}
