import { describe, expect, it } from "vitest";
import { fakeOkta } from "../../test/fake-okta.ts";
import { aUser } from "../../test/samples.ts";
import { awaitUserStatus, type User } from "../index.ts";

const moving = { json: { ...aUser, status: "STAGED", transitioningToStatus: "PROVISIONED" } };
const arrived = { json: aUser };
const isProvisioned = (user: User) => user.status === "PROVISIONED";

describe("awaitUserStatus", () => {
  it("reads until Okta has finished", async () => {
    const { okta, waits } = fakeOkta([moving, moving, arrived]);
    expect((await awaitUserStatus(okta, "00u1", isProvisioned))._unsafeUnwrap()?.status).toBe("PROVISIONED");
    expect(waits).toEqual([500, 500]);
  });

  it("does not believe a status that is about to change", async () => {
    const { okta } = fakeOkta([{ json: { ...aUser, transitioningToStatus: "ACTIVE" } }, arrived]);
    const user = (await awaitUserStatus(okta, "00u1", isProvisioned))._unsafeUnwrap();
    expect(user?.transitioningToStatus).toBeUndefined();
  });

  it("waits no longer than agreed, and says where the user is", async () => {
    const { okta, waits } = fakeOkta(moving);
    const error = (await awaitUserStatus(okta, "00u1", isProvisioned, { tries: 3, everyMs: 7 }))._unsafeUnwrapErr();
    expect(error).toEqual({
      kind: "still-moving",
      status: "STAGED",
      towards: "PROVISIONED",
      sentence: "The user is still STAGED in Okta, on the way to PROVISIONED; look again later.",
    });
    expect(waits).toEqual([7, 7]);
  });
});
