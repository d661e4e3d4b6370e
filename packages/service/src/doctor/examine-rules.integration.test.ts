import { startSandbox } from "@tenure/sandbox";
import { oktaSeed, table } from "@tenure-examples/jupiter";
import { describe, expect, it, onTestFinished } from "vitest";
import { oktaClientOf } from "../compose/clients.ts";
import { examineRules } from "./examine-rules.ts";

const GONE = "00ugone0000000000001";
const HERE = "00uhere0000000000001";

async function orgWhoseRuleExcludes(excludedUsers: readonly string[]) {
  const seed = oktaSeed(table._unsafeUnwrap());
  const users = (seed.users ?? []).map((user, at) => (at === 0 ? { ...user, id: HERE } : user));
  const rule = { name: "Everybody in Zurich", expression: 'user.city=="Zurich"', groups: ["Everyone"] };
  const okta = { ...seed, users, rules: [{ ...rule, excludedUsers: [...excludedUsers] }] };
  const sandbox = await startSandbox({ seed: { okta } });
  onTestFinished(() => sandbox.close());
  const calls = { now: sandbox.clock.now, wait: (ms: number) => sandbox.clock.advance(ms) };
  const auth = { apiToken: sandbox.okta.apiToken };
  return { sandbox, okta: oktaClientOf({ orgUrl: sandbox.okta.url, auth }, calls) };
}

describe("examineRules", () => {
  it("D30: finds deleted users in the exceptions of a rule, says who, and changes nothing", async () => {
    const { okta, sandbox } = await orgWhoseRuleExcludes([HERE, GONE]);
    const before = sandbox.okta.state.rules();

    const [found, ...others] = await examineRules(okta);

    expect(found).toMatchObject({ state: "warning" });
    expect(found?.sentence).toContain(`"Everybody in Zurich" passes over 1 deleted user`);
    expect(found?.sentence).toContain(GONE);
    expect(others).toEqual([]);
    expect(sandbox.okta.state.rules()).toEqual(before);
  });

  it("says nothing of rules that pass over people who are there, or over nobody", async () => {
    for (const excluded of [[], [HERE]]) {
      const { okta } = await orgWhoseRuleExcludes(excluded);
      expect(await examineRules(okta)).toEqual([]);
    }
  });
});
