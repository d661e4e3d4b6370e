import { type Person, somePeople, someRows } from "./companies.ts";
import { compileMatcher, impact, matchOneByOne } from "./subject.ts";

/** Prints how fast people are matched and an impact is worked out, beside a loop over all rows. Run: `pnpm bench`. */
const people = somePeople(10_000);

const seconds = (work: () => void): number => {
  const from = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - from) / 1e9;
};
const perSecond = (count: number, took: number) =>
  Math.round(count / took)
    .toLocaleString("en")
    .padStart(12);
const best = (rounds: number, work: () => void) => Math.min(...Array.from({ length: rounds }, () => seconds(work)));
const heap = () => Math.round(process.memoryUsage().heapUsed / 2 ** 20);

console.log(`10,000 different people, matched row ids included; node ${process.version}\n`);
console.log("    rows  matched/person   compile ms    people/s  one by one/s   times   heap MB");
for (const count of [100, 1_000, 10_000]) {
  const rows = someRows(count);
  let matcher = compileMatcher(rows);
  const compile = best(5, () => {
    matcher = compileMatcher(rows);
  });
  const ids = (person: Person) => matcher((name) => person[name]).map(({ id }) => id);
  const plainly = people.slice(0, count === 10_000 ? 300 : 2_000);
  let found = 0;
  const fast = best(7, () => {
    found = 0;
    for (const person of people) found += ids(person).length;
  });
  const slow = best(2, () => {
    for (const person of plainly) matchOneByOne({ rows }, person).map(({ id }) => id);
  });
  const [quick, naive] = [people.length / fast, plainly.length / slow];
  console.log(
    [
      String(count).padStart(8),
      (found / people.length).toFixed(1).padStart(15),
      (compile * 1000).toFixed(1).padStart(12),
      perSecond(people.length, fast),
      `  ${perSecond(plainly.length, slow)}`,
      (quick / naive).toFixed(1).padStart(7),
      String(heap()).padStart(9),
    ].join(" "),
  );
}

const crowd = somePeople(100_000).map((attributes, at) => ({ id: String(at), attributes }));
const before = someRows(10_000);
const after = before.filter((_, at) => at % 50 !== 7);
let affected = 0;
const took = seconds(() => {
  affected = impact({ rows: before }, { rows: after }, crowd).affected;
});
console.log(
  `\nimpact of 200 rows gone of 10,000 on 100,000 people: ${took.toFixed(2)} s, ${affected.toLocaleString("en")} affected, ` +
    `peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
);
