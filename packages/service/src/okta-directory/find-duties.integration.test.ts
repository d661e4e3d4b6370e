import { createOktaClient } from "@tenure/okta-client";
import { startSandbox } from "@tenure/sandbox";
import { describe, expect, it, onTestFinished } from "vitest";
import { oktaDirectory } from "./okta-directory.ts";

const login = (name: string) => `${name}@jupiter.example`;
const user = (name: string, more: object = {}) => ({
  profile: { login: login(name), email: login(name), firstName: name, lastName: "Muster", ...more },
});

/** Max, who may leave: an admin with two tokens, whom Rita and Ben name as their manager. */
async function anOrg() {
  const sandbox = await startSandbox({
    seed: {
      okta: {
        settings: { searchLagMs: [0, 0] },
        users: [
          { ...user("max"), id: "00uMaxMaxMaxMaxM05d7", roles: [{ type: "GROUP_MEMBERSHIP_ADMIN" }] },
          user("rita", { managerId: "00uMaxMaxMaxMaxM05d7" }),
          user("ben", { manager: login("max") }),
          user("kim", { manager: login("rita") }),
        ],
        apiTokens: [
          { token: "00max", user: login("max"), name: "nightly export" },
          { token: "00kim", user: login("kim"), name: "kim's own" },
        ],
      },
    },
  });
  onTestFinished(() => sandbox.close());
  const { clock, okta } = sandbox;
  await clock.advance(10_000);
  const client = (token = okta.apiToken) =>
    createOktaClient({
      orgUrl: okta.url,
      auth: { kind: "ssws", token },
      now: clock.now,
      wait: (ms) => clock.advance(ms),
    });
  const duties = async (privileged?: ReturnType<typeof client>) => {
    const directory = oktaDirectory(client(), privileged === undefined ? {} : { privileged });
    const answers = await directory.answer({
      person: { logins: [login("max")] },
      candidateLogins: [],
      groupIds: [],
      applicationIds: [],
      duties: { everything: true, lastMemberOf: [] },
    });
    return answers
      ._unsafeUnwrap()
      .duties?.map(({ kind, name }) => `${kind} ${name}`)
      .toSorted();
  };
  return { client, duties };
}

const MANAGES = [`manages ${login("ben")}`, `manages ${login("rita")}`];

describe("findDuties", () => {
  it("tells whom somebody manages by id or login, their API tokens and their admin roles", async () => {
    const { client, duties } = await anOrg();

    const found = await duties(client());

    expect(found).toHaveLength(4);
    expect(found).toEqual(expect.arrayContaining([...MANAGES, "owns-api-token nightly export"]));
    expect(found?.[0]).toMatch(/^holds-role /);
  });

  it("looks up tokens and roles only where it is let to, and keeps nobody in for what it may not see", async () => {
    const { client, duties } = await anOrg();

    expect(await duties()).toEqual(MANAGES);
    expect(await duties(client("00kim"))).toEqual(MANAGES);
  });
});
