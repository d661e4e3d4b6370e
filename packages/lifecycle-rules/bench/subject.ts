export { impact } from "../src/impact/impact.ts";
export { compileMatcher } from "../src/reference-table/matcher.ts";
export { matchOneByOne } from "../src/testing/match-one-by-one.ts";
