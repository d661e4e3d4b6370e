import { describe, expect, it } from "vitest";
import { makeStep } from "../plan/make-step.ts";
import type { Action, Due, Step } from "../plan/plan.ts";
import { anInstant } from "../testing/builders.ts";
import type { ApplicationFacts } from "./application-facts.ts";
import { pushedFirst } from "./pushed-first.ts";

const step = (action: Action, due: Due = "at-once", after: readonly string[] = []): Step =>
  makeStep(action, { due, causes: [], after });
const leave = (groupId: string, due: Due = "at-once", after: readonly string[] = []) =>
  step({ kind: "remove-from-group", groupId, name: groupId }, due, after);
const join = (groupId: string) => step({ kind: "add-to-group", groupId, name: groupId });
const unassign = (appId: string) => step({ kind: "unassign-application", appId, label: appId });

const gitlab: ApplicationFacts = {
  key: "gitlab",
  label: "GitLab",
  appId: "0oa1",
  assignedBy: [{ groupId: "assigns", name: "assigns" }],
  pushed: ["p2", "p1"],
};
const told = (steps: readonly Step[], applications: readonly ApplicationFacts[] = [gitlab]) =>
  pushedFirst(steps, applications).map(({ id, after }) => [id.replace("remove-from-group:", "-"), after]);

describe("pushedFirst", () => {
  it("moves what ends an assignment behind every group that is left first, and leaves the rest in its order", () => {
    const steps = [
      leave("a"),
      leave("assigns"),
      unassign("0oa1"),
      unassign("0oa2"),
      leave("p2"),
      join("z"),
      leave("p1"),
    ];
    const pushes = ["remove-from-group:p1", "remove-from-group:p2"];

    expect(told(steps)).toEqual([
      ["-a", []],
      ["unassign-application:0oa2", []],
      ["-p2", []],
      ["add-to-group:z", []],
      ["-p1", []],
      ["-assigns", pushes],
      ["unassign-application:0oa1", pushes],
    ]);
  });

  it("keeps what a step waits for already, once, and lets what waits for the assignment follow it", () => {
    const first = { ...leave("assigns", "at-once", ["remove-from-group:p1", "create-account"]) };
    const grant = { ...join("z"), after: [first.id] };

    expect(told([first, grant, leave("p1")])).toEqual([
      ["-p1", []],
      ["-assigns", ["remove-from-group:p1", "create-account"]],
      ["add-to-group:z", [first.id]],
    ]);
  });

  it.each<readonly [string, readonly Step[], readonly ApplicationFacts[]]>([
    ["no application is known", [leave("assigns"), leave("p1")], []],
    ["the group it is told of is joined", [leave("assigns"), join("p1")], [gitlab]],
    ["the group that gives it is joined", [join("assigns"), leave("p1")], [gitlab]],
    [
      "the assignment goes before the group's overlap ends",
      [leave("assigns"), leave("p1", anInstant("2027-01-01T00:00:00Z"))],
      [gitlab],
    ],
    ["it is told of no group", [leave("assigns"), leave("p1")], [{ key: "gitlab", label: "GitLab" }]],
    ["another application is taken", [unassign("0oa2"), leave("b"), leave("p1")], [gitlab]],
    ["one group does both", [leave("p1")], [{ ...gitlab, assignedBy: [{ groupId: "p1", name: "p1" }] }]],
  ])("hands back the very same steps where %s", (_, steps, applications) => {
    expect(pushedFirst(steps, applications)).toBe(steps);
  });

  it("waits where the group goes earlier, or in the same instant", () => {
    const due = anInstant("2027-01-01T00:00:00Z");

    expect(told([leave("assigns", due), leave("p1", due)])[1]).toEqual(["-assigns", ["remove-from-group:p1"]]);
    expect(told([leave("assigns", due), leave("p1")])[1]).toEqual(["-assigns", ["remove-from-group:p1"]]);
  });

  it("lets the first go where two applications each push what gives the other", () => {
    const crossed: readonly ApplicationFacts[] = [
      { key: "a", label: "A", assignedBy: [{ groupId: "x", name: "x" }], pushed: ["y"] },
      { key: "b", label: "B", assignedBy: [{ groupId: "y", name: "y" }], pushed: ["x"] },
    ];

    expect(told([leave("x", "at-once", ["create-account"]), leave("y")], crossed)).toEqual([
      ["-x", ["create-account"]],
      ["-y", ["remove-from-group:x"]],
    ]);
  });
});
