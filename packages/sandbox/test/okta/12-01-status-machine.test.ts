import { describe, expect, it } from "vitest";
import { anOrg, aPerson, refusalOf, type TestOrg } from "./an-org.ts";

const SYNTHETIC = [
  "STAGED",
  "PROVISIONED",
  "ACTIVE",
  "RECOVERY",
  "PASSWORD_EXPIRED",
  "LOCKED_OUT",
  "SUSPENDED",
] as const;
const STATUSES = [...SYNTHETIC, "DEPROVISIONED"] as const;
type Status = (typeof STATUSES)[number];

const orgWith = (status: Status): TestOrg =>
  anOrg({
    users: [aPerson("ada", { status, ...(status === "SUSPENDED" ? { statusBeforeSuspension: "ACTIVE" } : {}) })],
  });
const after = (org: TestOrg): string | undefined => org.okta.state.user("ada@jupiter.test")?.status;
const ADA = "/api/v1/users/ada@jupiter.test";

const notActive = [400, "E0000001", "Api validation failed: suspendUser", "Cannot suspend a user that is not active"];
const notSuspended = [
  400,
  "E0000001",
  "Api validation failed: unsuspendUser",
  "Cannot unsuspend a user that is not suspended",
];
const alreadyActive = [403, "E0000016", "Activation failed because the user is already active"];
const wrongStatus = [403, "E0000038", "This operation is not allowed in the user's current status."];
const notLocked = [403, "E0000032", "Unlock is not allowed for this user."];
const noReset = [
  403,
  "E0000017",
  "Password reset failed",
  "Password reset is not allowed in the user's current status",
];

/** For each operation and status: the status it leads to, or the refusal. */
const MACHINE: Readonly<Record<string, Readonly<Record<Status, string | readonly unknown[]>>>> = {
  "activate?sendEmail=false": {
    STAGED: "PROVISIONED",
    PROVISIONED: alreadyActive,
    ACTIVE: alreadyActive,
    RECOVERY: alreadyActive,
    PASSWORD_EXPIRED: alreadyActive,
    LOCKED_OUT: alreadyActive,
    SUSPENDED: alreadyActive,
    DEPROVISIONED: "PROVISIONED",
  },
  reactivate: {
    STAGED: wrongStatus,
    PROVISIONED: "PROVISIONED",
    ACTIVE: wrongStatus,
    RECOVERY: "RECOVERY",
    PASSWORD_EXPIRED: wrongStatus,
    LOCKED_OUT: wrongStatus,
    SUSPENDED: wrongStatus,
    DEPROVISIONED: wrongStatus,
  },
  deactivate: {
    STAGED: "DEPROVISIONED",
    PROVISIONED: "DEPROVISIONED",
    ACTIVE: "DEPROVISIONED",
    RECOVERY: "DEPROVISIONED",
    PASSWORD_EXPIRED: "DEPROVISIONED",
    LOCKED_OUT: "DEPROVISIONED",
    SUSPENDED: "DEPROVISIONED",
    DEPROVISIONED: [404, "E0000007"],
  },
  suspend: {
    STAGED: notActive,
    PROVISIONED: "SUSPENDED",
    ACTIVE: "SUSPENDED",
    RECOVERY: "SUSPENDED",
    PASSWORD_EXPIRED: "SUSPENDED",
    LOCKED_OUT: "SUSPENDED",
    SUSPENDED: notActive,
    DEPROVISIONED: notActive,
  },
  unsuspend: {
    STAGED: notSuspended,
    PROVISIONED: notSuspended,
    ACTIVE: notSuspended,
    RECOVERY: notSuspended,
    PASSWORD_EXPIRED: notSuspended,
    LOCKED_OUT: notSuspended,
    SUSPENDED: "ACTIVE",
    DEPROVISIONED: notSuspended,
  },
  unlock: {
    STAGED: notLocked,
    PROVISIONED: notLocked,
    ACTIVE: notLocked,
    RECOVERY: notLocked,
    PASSWORD_EXPIRED: notLocked,
    LOCKED_OUT: "ACTIVE",
    SUSPENDED: notLocked,
    DEPROVISIONED: notLocked,
  },
  "reset_password?sendEmail=false": {
    STAGED: noReset,
    PROVISIONED: "RECOVERY",
    ACTIVE: "RECOVERY",
    RECOVERY: "RECOVERY",
    PASSWORD_EXPIRED: "RECOVERY",
    LOCKED_OUT: "RECOVERY",
    SUSPENDED: noReset,
    DEPROVISIONED: noReset,
  },
  expire_password: {
    STAGED: wrongStatus,
    PROVISIONED: wrongStatus,
    ACTIVE: "PASSWORD_EXPIRED",
    RECOVERY: wrongStatus,
    PASSWORD_EXPIRED: "PASSWORD_EXPIRED",
    LOCKED_OUT: "PASSWORD_EXPIRED",
    SUSPENDED: wrongStatus,
    DEPROVISIONED: wrongStatus,
  },
};

describe("§12.1 the status machine", () => {
  describe.each(Object.entries(MACHINE))("%s", (operation, outcomes) => {
    it.each(Object.entries(outcomes))("from %s", async (from, outcome) => {
      const status = STATUSES.find((one) => one === from)!;
      const org = orgWith(status);

      const answer = await org.post(`${ADA}/lifecycle/${operation}`);

      if (typeof outcome === "string") {
        expect(answer.status).toBe(200);
        expect(after(org)).toBe(outcome);
      } else {
        expect(refusalOf(answer).slice(0, outcome.length)).toEqual(outcome);
        expect(after(org)).toBe(from);
      }
    });
  });

  it("shows where a user goes while the transition takes time, and refuses other operations until then", async () => {
    const org = anOrg({ settings: { transitionMs: 2000 }, users: [aPerson("ada", { status: "STAGED" })] });
    await org.post(`${ADA}/lifecycle/activate?sendEmail=false`);

    expect((await org.get(ADA)).body).toMatchObject({ status: "STAGED", transitioningToStatus: "PROVISIONED" });
    expect(refusalOf(await org.post(`${ADA}/lifecycle/deactivate`)).slice(0, 2)).toEqual([409, "E0000112"]);

    await org.clock.advance(2000);
    const moved = await org.get(ADA);
    expect(moved.at("status")).toBe("PROVISIONED");
    expect(moved.body).not.toHaveProperty("transitioningToStatus");
  });

  it("answers before the work when asked to", async () => {
    const org = orgWith("ACTIVE");
    await org.post(`${ADA}/lifecycle/deactivate`, undefined, { prefer: "respond-async" });
    expect((await org.get(ADA)).body).toMatchObject({ status: "ACTIVE", transitioningToStatus: "DEPROVISIONED" });
    await org.clock.advance(1000);
    expect(after(org)).toBe("DEPROVISIONED");
  });

  it.each(["PROVISIONED", "PASSWORD_EXPIRED", "RECOVERY"] as const)(
    "unsuspends to the %s it was in",
    async (status) => {
      const org = orgWith(status);
      await org.post(`${ADA}/lifecycle/suspend`);
      await org.post(`${ADA}/lifecycle/unsuspend`);
      expect(after(org)).toBe(status);
    },
  );

  it("counts as activated from PROVISIONED on, and keeps the date through deactivation", async () => {
    const org = anOrg();
    const made = await org.post("/api/v1/users?activate=false", { profile: aPerson("eve").profile });
    expect(made.body).toMatchObject({ status: "STAGED", activated: null, statusChanged: null });

    await org.clock.advance(60_000);
    await org.post("/api/v1/users/eve@jupiter.test/lifecycle/activate?sendEmail=false");
    const activated = (await org.get("/api/v1/users/eve@jupiter.test")).at("activated");
    expect(activated).toBe("2026-03-02T09:01:00.000Z");

    await org.clock.advance(60_000);
    await org.post("/api/v1/users/eve@jupiter.test/lifecycle/deactivate");
    expect((await org.get("/api/v1/users/eve@jupiter.test")).at("activated")).toBe(activated);
  });

  it("answers 204 to both deletions and knows the user no more after the second", async () => {
    const org = orgWith("ACTIVE");
    const id = org.userId("ada");
    expect((await org.del(`/api/v1/users/${id}`)).status).toBe(204);
    expect(after(org)).toBe("DEPROVISIONED");
    expect((await org.del(`/api/v1/users/${id}`)).status).toBe(204);
    expect(after(org)).toBeUndefined();
    expect(refusalOf(await org.del(`/api/v1/users/${id}`)).slice(0, 3)).toEqual([
      404,
      "E0000007",
      `Not found: Resource not found: ${id} (User)`,
    ]);
  });

  it("finds nobody to deactivate twice", async () => {
    const org = orgWith("DEPROVISIONED");
    const answer = await org.post(`${ADA}/lifecycle/deactivate`);
    expect(refusalOf(answer)).toEqual([404, "E0000007", `Not found: Resource not found: ${org.userId("ada")} (User)`]);
  });

  it("demands to be told about the mail of a password reset", async () => {
    const answer = await orgWith("ACTIVE").post(`${ADA}/lifecycle/reset_password`);
    expect(refusalOf(answer).slice(0, 2)).toEqual([400, "E0000028"]);
  });

  it("gives a temporary password that works once it is changed", async () => {
    const org = orgWith("ACTIVE");
    const temporary = (await org.post(`${ADA}/lifecycle/expire_password_with_temp_password`)).text("tempPassword");
    expect(after(org)).toBe("PASSWORD_EXPIRED");

    const wrong = await org.post(`${ADA}/credentials/change_password`, {
      oldPassword: { value: "guess" },
      newPassword: { value: "Correct-Horse-9" },
    });
    expect(refusalOf(wrong)).toEqual([403, "E0000014", "Update of credentials failed", "Old Password is not correct"]);

    const right = await org.post(`${ADA}/credentials/change_password`, {
      oldPassword: { value: temporary },
      newPassword: { value: "Correct-Horse-9" },
    });
    expect(right.body).toEqual({ password: {}, provider: { type: "OKTA", name: "OKTA" } });
    expect(after(org)).toBe("ACTIVE");
  });

  it("converts to a federated user and back", async () => {
    const org = orgWith("ACTIVE");
    await org.post(`${ADA}/lifecycle/reset_password?provider=FEDERATION&sendEmail=false`);
    expect((await org.get(ADA)).body).toMatchObject({
      status: "ACTIVE",
      credentials: { provider: { type: "FEDERATION", name: "FEDERATION" } },
    });
    const back = await org.post(`${ADA}/lifecycle/reset_password?sendEmail=false`);
    expect(back.text("resetPasswordUrl")).toMatch(/^https:\/\/jupiter\.okta\.test\/reset_password\/\w{20}$/);
    expect((await org.get(ADA)).at("credentials.provider")).toEqual({ type: "OKTA", name: "OKTA" });
  });

  it.each([
    ["no password, staged", "activate=false", undefined, "STAGED"],
    ["no password", "activate=true", undefined, "PROVISIONED"],
    ["password, staged", "activate=false", { password: { value: "Correct-Horse-9" } }, "STAGED"],
    ["password", "activate=true", { password: { value: "Correct-Horse-9" } }, "ACTIVE"],
    ["password to change", "nextLogin=changePassword", { password: { value: "Correct-Horse-9" } }, "PASSWORD_EXPIRED"],
    ["federated", "provider=true", { provider: { type: "FEDERATION", name: "FEDERATION" } }, "ACTIVE"],
    ["imported hash", "activate=true", { password: { hash: { algorithm: "BCRYPT", value: "x" } } }, "ACTIVE"],
  ])("creates with %s", async (_name, query, credentials, status) => {
    const org = anOrg();
    const made = await org.post(`/api/v1/users?${query}`, { profile: aPerson("eve").profile, credentials });
    expect([made.status, made.at("status")]).toEqual([200, status]);
  });

  it("leaves out what a read says it does not need", async () => {
    const wish = "application/json; okta-response=omitCredentials,omitCredentialsLinks";
    const slim = await orgWith("PROVISIONED").get(ADA, { "content-type": wish });
    expect(slim.body).not.toHaveProperty("credentials");
    expect(Object.keys(Object(slim.at("_links"))).toSorted()).toEqual(
      ["deactivate", "reactivate", "schema", "self", "suspend", "type"].toSorted(),
    );
  });

  it("offers the operations of the status on a single read, and none in lists", async () => {
    const org = orgWith("PROVISIONED");
    expect(Object.keys(Object((await org.get(ADA)).at("_links"))).toSorted()).toEqual(
      ["deactivate", "reactivate", "resetFactors", "resetPassword", "schema", "self", "suspend", "type"].toSorted(),
    );
    expect(Object.keys(Object((await org.get("/api/v1/users")).at("0._links")))).toEqual(["self"]);
  });
});
