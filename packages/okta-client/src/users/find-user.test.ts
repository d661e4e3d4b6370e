import { describe, expect, it } from "vitest";
import { fakeOkta, oktaRefusal } from "../../test/fake-okta.ts";
import { aUser } from "../../test/samples.ts";
import { deleteUser, findUser } from "../index.ts";

describe("findUser", () => {
  it("asks the directory itself, with the login safe in the path", async () => {
    const { okta, seen } = fakeOkta({ json: aUser });
    await findUser(okta, "ana#silva+1@jupiter.example");
    expect(seen[0]?.path).toBe("/api/v1/users/ana%23silva%2B1%40jupiter.example");
  });

  it("searches for a login that no path can hold", async () => {
    const { okta, seen } = fakeOkta({ json: [aUser] });
    expect((await findUser(okta, 'ana/"silva"@jupiter.example'))._unsafeUnwrap()).toEqual(aUser);
    const query = new URLSearchParams(seen[0]?.path.split("?")[1]);
    expect(query.get("search")).toBe(String.raw`profile.login eq "ana/\"silva\"@jupiter.example"`);
  });

  it("never takes a search that is behind for absence", async () => {
    const { okta } = fakeOkta({ json: [] });
    expect((await findUser(okta, "ana/silva@jupiter.example"))._unsafeUnwrapErr()).toMatchObject({
      kind: "invalid",
      fields: ["id"],
    });
  });

  it.each(["", " ", ".", ".."])("sends nothing for %j, which would address something else", async (name) => {
    const { okta, seen } = fakeOkta({ json: [] });
    expect((await findUser(okta, name))._unsafeUnwrapErr().kind).toBe("invalid");
    expect(seen).toEqual([]);
  });

  it("sends nothing for an id that is not there at all, which would address everybody", async () => {
    const { okta, seen } = fakeOkta({ status: 204 });
    const nobody = ([] as readonly string[])[0] as string;
    expect((await deleteUser(okta, nobody))._unsafeUnwrapErr()).toMatchObject({ kind: "invalid", fields: ["id"] });
    expect(seen).toEqual([]);
  });

  it("passes on that we may not see somebody, which is not absence", async () => {
    const { okta } = fakeOkta({ status: 403, json: oktaRefusal("E0000006") });
    expect((await findUser(okta, "00u1"))._unsafeUnwrapErr().kind).toBe("not-allowed");
  });
});
