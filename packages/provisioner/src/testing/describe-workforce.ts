import { describe, expect, it } from "vitest";
import type { Pages, Workforce } from "../workforce/workforce.ts";

/** A workforce with known people in it. */
export interface WorkforceUnderTest {
  readonly workforce: Workforce;
  readonly org: string;
  /** Everybody's ids, one of them deactivated. */
  readonly people: readonly string[];
  readonly deactivated: string;
  /** A group with more members than one page, none of them by a rule. */
  readonly crowded: { readonly id: string; readonly name: string; readonly members: readonly string[] };
  /** A group nobody is in. */
  readonly empty: { readonly id: string };
  /** A group one rule fills: `byRule` is in it by the rule, `byHand` is not, `excluded` is passed over by name. */
  readonly ruled: { readonly id: string; readonly byRule: string; readonly byHand: string; readonly excluded: string };
  /** An application: `direct` has it by themselves, `along` by a group. */
  readonly application: { readonly id: string; readonly direct: string; readonly along: string };
}

/** The behaviour every {@link Workforce} owes whoever compares a company. Run it in the adapter's own test file. */
export function describeWorkforce(name: string, setUp: () => Promise<WorkforceUnderTest>): void {
  const read = async <T>(pages: Pages<T>): Promise<readonly T[]> => {
    const items: T[] = [];
    for await (const page of pages) items.push(...page._unsafeUnwrap());
    return items;
  };

  describe(`${name} as a Workforce`, () => {
    it("reads everybody in every status, once each", async () => {
      const { workforce, org, people, deactivated } = await setUp();
      const found = await read(workforce.people());
      expect(workforce.org).toBe(org);
      expect(found.map(({ id }) => id).toSorted()).toEqual(people.toSorted());
      expect(found.find(({ id }) => id === deactivated)?.status).toBe("DEPROVISIONED");
    });

    it("reads a long list of members in pages, and an empty one as empty", async () => {
      const { workforce, crowded, empty } = await setUp();
      const pages: (readonly string[])[] = [];
      for await (const page of workforce.members(crowded.id)) pages.push(page._unsafeUnwrap());
      expect(pages.length).toBeGreaterThan(1);
      expect(pages.flat().toSorted()).toEqual(crowded.members.toSorted());
      expect(await read(workforce.members(empty.id))).toEqual([]);
    });

    it("has no members for a group that does not exist, and nobody for such an application", async () => {
      const { workforce } = await setUp();
      expect(await read(workforce.members("00gNobodyKnows0005d7"))).toEqual([]);
      expect(await read(workforce.assignees("0oaNobodyKnows0005d7"))).toEqual([]);
    });

    it("names its groups as they are", async () => {
      const { workforce, crowded } = await setUp();
      expect(await read(workforce.groups())).toContainEqual({ id: crowded.id, name: crowded.name, type: "OKTA_GROUP" });
    });

    it("knows which groups rules fill, whom they pass over, and of one membership whether a rule gives it", async () => {
      const { workforce, ruled } = await setUp();
      const rules = (await workforce.rules())._unsafeUnwrap();
      const rule = rules.find(({ groupIds }) => groupIds.includes(ruled.id));
      expect(rule).toMatchObject({ active: true, excluded: [ruled.excluded] });
      expect((await workforce.granting(ruled.id, ruled.byRule))._unsafeUnwrap()).toEqual([rule?.id]);
      expect((await workforce.granting(ruled.id, ruled.byHand))._unsafeUnwrap()).toEqual([]);
      expect((await workforce.granting(ruled.id, ruled.excluded))._unsafeUnwrap()).toEqual([]);
    });

    it("tells who has an application by themselves from whom a group brought it", async () => {
      const { workforce, application } = await setUp();
      const found = await read(workforce.assignees(application.id));
      expect(found.toSorted((a, b) => (a.personId < b.personId ? -1 : 1))).toEqual(
        [
          { personId: application.direct, scope: "user" },
          { personId: application.along, scope: "group" },
        ].toSorted((a, b) => (a.personId < b.personId ? -1 : 1)),
      );
    });

    it("counts what reading cost", async () => {
      const { workforce, crowded } = await setUp();
      const calls = () => workforce.spent().reduce((sum, one) => sum + one.calls, 0);
      const before = calls();
      await read(workforce.members(crowded.id));
      expect(calls()).toBeGreaterThan(before);
    });
  });
}
