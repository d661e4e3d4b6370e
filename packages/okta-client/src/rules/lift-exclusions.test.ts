import { describe, expect, it } from "vitest";
import { type FakeAnswer, fakeOkta, oktaRefusal } from "../../test/fake-okta.ts";
import { aRule, ID } from "../../test/samples.ts";
import { liftExclusions } from "../index.ts";

/** An Okta with one rule, which answers a replacement with `replaced`. */
function scene(rule: unknown, replaced: FakeAnswer = { json: { ...aRule, status: "INACTIVE" } }) {
  const fake = fakeOkta(({ method }) => (method === "GET" ? { json: rule } : method === "PUT" ? replaced : {}));
  const asked = () => fake.seen.map(({ method, path }) => `${method} ${path.split("/").at(-1)}`);
  return { ...fake, asked };
}

describe("liftExclusions", () => {
  it("stops the rule, changes it and starts it again, keeping what it does not understand", async () => {
    const { okta, asked, seen } = scene({ ...aRule, unheardOf: { kept: true } });
    expect((await liftExclusions(okta, ID.rule, [ID.user]))._unsafeUnwrap()?.status).toBe("ACTIVE");
    expect(asked()).toEqual([`GET ${ID.rule}`, "POST deactivate", `PUT ${ID.rule}`, "POST activate"]);
    expect(seen[2]?.body).toMatchObject({
      name: aRule.name,
      conditions: { people: { users: { exclude: [] } }, expression: aRule.conditions.expression },
      unheardOf: { kept: true },
    });
  });

  it("leaves a stopped rule stopped", async () => {
    const { okta, asked } = scene({ ...aRule, status: "INACTIVE" });
    expect((await liftExclusions(okta, ID.rule, [ID.user])).isOk()).toBe(true);
    expect(asked()).toEqual([`GET ${ID.rule}`, `PUT ${ID.rule}`]);
  });

  it("touches no rule that passes over none of them", async () => {
    const { okta, asked } = scene(aRule);
    expect((await liftExclusions(okta, ID.rule, [ID.manager]))._unsafeUnwrap()?.id).toBe(ID.rule);
    expect(asked()).toEqual([`GET ${ID.rule}`]);
  });

  it("starts the rule again when it could not be changed", async () => {
    const { okta, asked } = scene(aRule, { status: 400, json: oktaRefusal("E0000001") });
    expect((await liftExclusions(okta, ID.rule, [ID.user]))._unsafeUnwrapErr().kind).toBe("invalid");
    expect(asked().at(-1)).toBe("POST activate");
  });

  it("says when there is no such rule", async () => {
    const { okta } = fakeOkta({ status: 404, json: oktaRefusal("E0000007") });
    expect((await liftExclusions(okta, ID.rule, [ID.user]))._unsafeUnwrap()).toBeUndefined();
  });
});
