import { describe, expect, it } from "vitest";
import { type FakeAnswer, fakeOkta, oktaRefusal, type SeenRequest } from "../../test/fake-okta.ts";
import { aUser, ID } from "../../test/samples.ts";
import {
  activateUser,
  deactivateUser,
  deleteUser,
  eraseUser,
  giveTemporaryPassword,
  suspendUser,
  unlockUser,
  unsuspendUser,
} from "../index.ts";

const LOST: FakeAnswer = Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNRESET" } });
const GONE: FakeAnswer = { status: 404, json: oktaRefusal("E0000007", "Not found: Resource not found: 00u (User)") };
const someone = (status: string, towards?: string): FakeAnswer => ({
  json: { ...aUser, status, ...(towards === undefined ? {} : { transitioningToStatus: towards }) },
});

/** Answers reads from one list and writes from another, the last of each again and again. */
function scene({ reads, writes }: { readonly reads: readonly FakeAnswer[]; readonly writes: readonly FakeAnswer[] }) {
  const [left, done] = [[...reads], [...writes]];
  const next = (list: FakeAnswer[]): FakeAnswer => (list.length > 1 ? list.shift() : list[0]) ?? {};
  const fake = fakeOkta(({ method }) => next(method === "GET" ? left : done));
  const asked = () => fake.seen.map(({ method, path }: SeenRequest) => `${method} ${path.split("/").at(-1)}`);
  return { ...fake, asked };
}

describe("a change of status whose answer was lost", () => {
  const changes = [
    ["activateUser", activateUser, "STAGED", "PROVISIONED"],
    ["suspendUser", suspendUser, "ACTIVE", "SUSPENDED"],
    ["unsuspendUser", unsuspendUser, "SUSPENDED", "ACTIVE"],
    ["unlockUser", unlockUser, "LOCKED_OUT", "ACTIVE"],
    ["deactivateUser", deactivateUser, "ACTIVE", "DEPROVISIONED"],
  ] as const;

  it.each(changes)("%s is done when the user has the status", async (_, change, __, after) => {
    const { okta, asked } = scene({ reads: [someone(after)], writes: [LOST] });
    expect((await change(okta, ID.user, { sendEmail: false }))._unsafeUnwrap()).toBeUndefined();
    expect(asked()).toHaveLength(2);
  });

  it.each(changes)("%s is asked for again when the user has not moved", async (_, change, before) => {
    const { okta, asked } = scene({ reads: [someone(before)], writes: [LOST, { json: {} }] });
    expect((await change(okta, ID.user, { sendEmail: false })).isOk()).toBe(true);
    expect(asked()).toHaveLength(3);
  });

  it("is done when the user is on the way", async () => {
    const { okta, asked } = scene({ reads: [someone("ACTIVE", "DEPROVISIONED")], writes: [LOST] });
    expect((await deactivateUser(okta, ID.user)).isOk()).toBe(true);
    expect(asked()).toHaveLength(2);
  });

  it("is reported as lost when nobody can say what became of it", async () => {
    const { okta } = scene({ reads: [{ status: 403, json: oktaRefusal("E0000006") }], writes: [LOST] });
    const error = (await suspendUser(okta, ID.user))._unsafeUnwrapErr();
    expect(error).toMatchObject({ kind: "unreachable", mayHaveHappened: true });
  });

  it("gives another temporary password, as the lost one is of use to nobody", async () => {
    const { okta, asked } = scene({ reads: [], writes: [LOST, { json: { tempPassword: "HR076gb6" } }] });
    expect((await giveTemporaryPassword(okta, ID.user))._unsafeUnwrap()).toBe("HR076gb6");
    expect(asked()).toHaveLength(2);
  });
});

describe("deactivateUser", () => {
  it("is done for somebody already deactivated, whom Okta says it does not know", async () => {
    const { okta } = scene({ reads: [someone("DEPROVISIONED")], writes: [GONE] });
    expect((await deactivateUser(okta, ID.user)).isOk()).toBe(true);
  });

  it.each([
    ["somebody Okta really does not know", GONE],
    ["somebody in another status", someone("ACTIVE")],
    ["somebody it may not read", { status: 403, json: oktaRefusal("E0000006") }],
  ] as const)("passes the refusal on for %s", async (_, read) => {
    const { okta } = scene({ reads: [read], writes: [GONE] });
    expect((await deactivateUser(okta, ID.user))._unsafeUnwrapErr()).toMatchObject({ kind: "not-found", what: "User" });
  });
});

describe("deleteUser", () => {
  it("is never made twice, as the second time erases", async () => {
    const { okta, asked } = scene({ reads: [], writes: [LOST] });
    const error = (await deleteUser(okta, ID.user))._unsafeUnwrapErr();
    expect(error).toMatchObject({ mayHaveHappened: true });
    expect(asked()).toHaveLength(1);
  });
});

describe("eraseUser", () => {
  const off = someone("DEPROVISIONED");
  const nothing: FakeAnswer = { status: 204 };

  it("erases a deactivated user and reads back that they are gone", async () => {
    const { okta, waits, asked } = scene({ reads: [off, off, GONE], writes: [nothing] });
    expect((await eraseUser(okta, ID.user)).isOk()).toBe(true);
    expect(asked().map((call) => call.split(" ")[0])).toEqual(["GET", "DELETE", "GET", "GET"]);
    expect(waits).toEqual([500]);
  });

  it("leaves everybody else alone, whom the same call would only deactivate", async () => {
    const { okta, asked } = scene({ reads: [someone("SUSPENDED")], writes: [nothing] });
    const error = (await eraseUser(okta, ID.user))._unsafeUnwrapErr();
    expect(error).toEqual({
      kind: "not-deactivated",
      status: "SUSPENDED",
      sentence: "The user is SUSPENDED in Okta; only a deactivated user can be erased.",
    });
    expect(asked()).toEqual([`GET ${ID.user}`]);
  });

  it("is done for somebody already gone", async () => {
    const { okta } = scene({ reads: [GONE], writes: [] });
    expect((await eraseUser(okta, ID.user)).isOk()).toBe(true);
  });

  it.each([
    ["gone", [off, GONE, GONE], 1],
    ["still there", [off, off, GONE], 2],
  ] as const)("looks before it asks again when the answer was lost: %s", async (_, reads, deletes) => {
    const { okta, asked } = scene({ reads, writes: [LOST, nothing] });
    expect((await eraseUser(okta, ID.user)).isOk()).toBe(true);
    expect(asked().filter((call) => call.startsWith("DELETE"))).toHaveLength(deletes);
  });

  it("waits no longer than agreed", async () => {
    const { okta, waits } = scene({ reads: [off], writes: [nothing] });
    const error = (await eraseUser(okta, ID.user, { tries: 3, everyMs: 10 }))._unsafeUnwrapErr();
    expect(error).toMatchObject({ kind: "still-moving", status: "DEPROVISIONED", towards: "erased" });
    expect(waits).toEqual([10, 10]);
  });
});
