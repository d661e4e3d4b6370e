import { describe, expect, it } from "vitest";
import { anApplicationOrg } from "../../test/an-application-org.ts";
import { APPLICATION_SAMPLES } from "../../test/application-samples.ts";

const labelOf = async (org: Awaited<ReturnType<typeof anApplicationOrg>>, at: number) => {
  const sample = APPLICATION_SAMPLES[at];
  if (sample === undefined) throw new Error(`no sample ${at}`);
  const apps = await org.declare([sample]);
  const [planned] = (await apps.plan())._unsafeUnwrap().applications;
  return { apps, sample, label: planned?.label ?? "" };
};

describe.each(APPLICATION_SAMPLES.map((sample, at) => [String(sample.blueprint), at] as const))("%s", (_, at) => {
  it("is planned, made, read back, and has nothing left to do", async () => {
    const org = await anApplicationOrg();
    const { apps, label, sample } = await labelOf(org, at);
    const isPushed = sample.pushGroups !== undefined;

    const planned = (await apps.plan())._unsafeUnwrap();
    expect(org.writes()).toEqual([]);
    expect(planned.applications[0]?.steps.map(({ kind }) => kind)).toEqual(["create-application", "assign-group"]);
    const applied = (await apps.apply([], { hash: planned.hash }))._unsafeUnwrap();
    expect(applied.applications[0]?.done).toHaveLength(2);
    await org.sandbox.clock.settle();

    // A person does in the console what no call can.
    if (isPushed) {
      expect((await apps.drift())._unsafeUnwrap()).toMatchObject([{ kind: "waits", label }]);
      org.sandbox.okta.people.switchOnProvisioning(label);
      const pushed = (await apps.apply())._unsafeUnwrap();
      expect(pushed.applications[0]?.done.map(({ step, seen }) => [step.kind, seen])).toEqual([
        ["push-group", "ACTIVE"],
      ]);
      await org.sandbox.clock.settle();
    }

    const before = org.writes().length;
    expect((await apps.plan())._unsafeUnwrap().applications[0]).toMatchObject({ steps: [], extras: [], waiting: [] });
    expect((await apps.apply())._unsafeUnwrap().applications[0]?.done).toEqual([]);
    expect((await apps.drift())._unsafeUnwrap()).toEqual([]);
    const [verified] = (await apps.verify())._unsafeUnwrap();
    expect(verified).toMatchObject({ label, status: "ACTIVE", findings: [], people: { byGroup: 1, direct: 0 } });
    expect(verified?.groups).toEqual({ declared: 1, right: 1 });
    expect(verified?.pushes).toEqual(isPushed ? { declared: 1, right: 1 } : { declared: 0, right: 0 });
    expect(org.writes()).toHaveLength(before);
    expect(await org.ledger.verify()).toMatchObject({ value: { kind: "intact" } });
  });
});
