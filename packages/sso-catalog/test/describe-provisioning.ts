import { type ScimProvider, type ScimResource, startScimProvider } from "@tenure/sandbox";
import { afterAll, beforeAll, describe, expect } from "vitest";
import type { Provider } from "./providers/provider.ts";
import { type MadeApplication, makeApplication, membership } from "./stage/made-application.ts";
import { proving } from "./stage/proving.ts";
import { assigning, loginAt, pushed, type Stage } from "./stage/stage.ts";

/**
 * What a provider sees of somebody's coming, going and coming back, over real HTTP, and what stays behind there: held
 * against what the blueprint says of it.
 */
export function describeProvisioning(provider: Provider, onStage: () => Stage): void {
  const { application } = provider;
  describe(`${provider.name}, as its own SCIM endpoint sees it`, () => {
    const prove = proving(provider);
    let stage: Stage;
    let made: MadeApplication;
    let there: ScimProvider;
    let login: string;
    /** What Okta calls the person there. */
    let userName: string;
    let lifecycle: string;
    /** The provider's own id of the person when they first left. */
    let firstId: string | undefined;

    beforeAll(async () => {
      stage = onStage();
      login = loginAt(provider);
      lifecycle = `/api/v1/users/${stage.userId(login)}/lifecycle`;
      const deactivated = provider.deactivation === "delete" ? "delete" : "keep";
      there = await startScimProvider({ now: stage.sandbox.clock.iso, deactivated });
      made = await makeApplication(stage, provider, there.url);
      const held = await stage.ask("GET", `/api/v1/apps/${made.id}/users/${stage.userId(login)}`);
      userName = held.at("credentials.userName");
    });
    afterAll(() => there.close());

    const user = (): ScimResource | undefined => there.users().find((one) => one["userName"] === userName);
    const membersThere = (): readonly string[] => {
      const [group] = there.groups();
      const members = (group?.["members"] ?? []) as readonly { readonly value: string }[];
      return members.map(({ value }) => value);
    };
    const calls = (from = 0) => there.requests.slice(from).map(({ method, path }) => `${method} ${path.split("?")[0]}`);
    const return_ = async () => {
      await stage.ask("POST", `${lifecycle}/activate?sendEmail=false`);
      stage.sandbox.okta.people.choosePassword(login);
      await stage.pass(60_000);
    };
    const leave = async () => {
      await stage.ask("POST", `${lifecycle}/deactivate`);
      await stage.pass(60_000);
    };

    if (provider.deactivation === "untold") {
      prove(
        "residue",
        "is told nothing, and the blueprint says so: what a leaver leaves there is a task for somebody",
        async () => {
          await leave();
          await return_();
          expect(there.requests).toEqual([]);
          expect(application.provisioning).toMatchObject({ setUp: "none", endsAccess: "no" });
          expect(application.groups.pushed).toBeUndefined();
          expect(application.residue.some(({ what }) => /session/i.test(what))).toBe(true);
        },
      );
      return;
    }

    prove(
      "pushed",
      "gets whoever is assigned, with a name and an address, and Okta learns their id there",
      async () => {
        expect(calls().slice(0, 2)).toEqual(["GET /Users", "POST /Users"]);
        expect(user()).toMatchObject({
          active: true,
          name: { givenName: "Ana", familyName: "Silva" },
          displayName: "Ana Silva",
          emails: [{ value: login, primary: true }],
        });
        const held = await stage.ask("GET", `/api/v1/apps/${made.id}/users/${stage.userId(login)}`);
        expect([held.at("status"), held.at("externalId")]).toEqual(["PROVISIONED", user()?.id]);
        expect(application.provisioning.setUp).not.toBe("none");
      },
    );

    prove("pushed", "hears nothing of a suspension", async () => {
      const before = there.requests.length;
      await stage.ask("POST", `${lifecycle}/suspend`);
      await stage.pass(60_000);
      await stage.ask("POST", `${lifecycle}/unsuspend`);
      await stage.pass(60_000);
      expect(calls(before)).toEqual([]);
    });

    prove("pushed", "hears that a leaver is out, and never to delete them", async () => {
      const before = there.requests.length;
      firstId = user()?.id;
      await leave();
      expect(there.requests.slice(before).at(-1)?.body).toMatchObject(
        calls(before).at(-1)?.startsWith("PATCH")
          ? { Operations: [{ op: "replace", value: { active: false } }] }
          : { active: false },
      );
      expect(calls().some((call) => call.startsWith("DELETE"))).toBe(false);
      expect(user()?.id).toBe(provider.deactivation === "delete" ? undefined : firstId);
      if (provider.deactivation === "keep") expect(user()).toMatchObject({ active: false });
    });

    prove("pushed", "is said to destroy what it destroys, and nothing else", () => {
      const destroys = application.destructive.filter(({ when }) =>
        /deactivates the person|takes the application away/.test(when),
      );
      expect(destroys.length > 0).toBe(provider.deactivation === "delete");
      expect(/^deletes/.test(application.provisioning.onRemoval)).toBe(provider.deactivation === "delete");
    });

    prove("pushed", "gets back who returns: the same account, or another one where it was deleted", async () => {
      await return_();
      expect(user()).toMatchObject({ active: true });
      expect(user()?.id === firstId).toBe(provider.deactivation !== "delete");
      expect(there.users().filter((one) => one["userName"] === userName)).toHaveLength(1);
    });

    prove(
      "residue",
      "leaves tasks that name the account as the provider does, each due after the leaving",
      async () => {
        const endedAt = stage.sandbox.clock.iso();
        const tasks = made.configured.residueOf({ userName: login, providerId: user()?.id ?? "", endedAt });
        expect(tasks).toHaveLength(application.residue.length);
        for (const { dueAt } of tasks) expect(Date.parse(dueAt)).toBeGreaterThan(Date.parse(endedAt));
        for (const { artefact } of tasks) {
          if (artefact !== undefined)
            expect([login, user()?.id].some((name) => artefact.text.includes(String(name)))).toBe(true);
        }
      },
    );

    if (application.groups.pushed === undefined) {
      prove("pushed", "is pushed no group", () => {
        expect(calls().some((call) => call.includes("/Groups"))).toBe(false);
      });
      return;
    }

    prove(
      "groups",
      "gets the pushed group with its members, and hears who goes while they still have the application",
      async () => {
        await stage.ask("PUT", membership(stage, provider, pushed(provider)));
        const push = { sourceGroupId: stage.groupId(pushed(provider)) };
        await stage.ask("POST", `/api/v1/apps/${made.id}/group-push/mappings`, push);
        await stage.pass(60_000);
        expect(there.groups()).toMatchObject([{ displayName: pushed(provider) }]);
        expect(membersThere()).toEqual([user()?.id]);
        await stage.ask("DELETE", membership(stage, provider, pushed(provider)));
        await stage.pass(60_000);
        expect(membersThere()).toEqual([]);
      },
    );

    prove(
      "groups",
      "keeps whoever lost the application first: so the pushed group goes first, or is there again on the return",
      async () => {
        await stage.ask("PUT", membership(stage, provider, pushed(provider)));
        await stage.pass(60_000);
        await leave();
        await stage.ask("DELETE", membership(stage, provider, pushed(provider)));
        await stage.pass(60_000);
        expect(membersThere()).toHaveLength(provider.deactivation === "delete" ? 0 : 1);
        await return_();
        expect(user()).toMatchObject({ active: true });
        expect(membersThere()).toEqual(provider.deactivation === "delete" ? [] : [user()?.id]);
      },
    );

    prove("groups", "loses a pushed group only to whoever wishes it gone there", async () => {
      const mappings = `/api/v1/apps/${made.id}/group-push/mappings`;
      const unlink = async (wish: string) => {
        const [mapping] = JSON.parse((await stage.ask("GET", mappings)).text) as readonly { readonly id: string }[];
        await stage.ask("PATCH", `${mappings}/${mapping?.id}`, { status: "INACTIVE" });
        await stage.ask("DELETE", `${mappings}/${mapping?.id}?deleteTargetGroup=${wish}`);
        await stage.pass(60_000);
      };
      const link = async () => {
        await stage.ask("POST", mappings, { sourceGroupId: stage.groupId(pushed(provider)) });
        await stage.pass(60_000);
      };
      await unlink("false");
      expect(there.groups()).toHaveLength(1);
      await link();
      expect(there.groups()).toHaveLength(1);
      await unlink("true");
      expect(there.groups()).toEqual([]);
      await link();
      expect(there.groups()).toHaveLength(1);
    });

    prove("groups", "loses both where the pushed group goes first, and gives none of it back by itself", async () => {
      await stage.ask("PUT", membership(stage, provider, pushed(provider)));
      await stage.pass(60_000);
      await stage.ask("DELETE", membership(stage, provider, pushed(provider)));
      await stage.pass(60_000);
      await leave();
      expect(membersThere()).toEqual([]);
      await return_();
      expect(user()).toMatchObject({ active: true });
      expect(membersThere()).toEqual([]);
      await stage.ask("DELETE", membership(stage, provider, assigning(provider)));
      await stage.pass(60_000);
    });
  });
}
