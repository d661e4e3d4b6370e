import type { Step } from "@tenure/lifecycle-rules";
import { describe, expect, it } from "vitest";
import { aGroupStep, entriesOf, type Told } from "../../test/some-entries.ts";
import { personHistory } from "./person-history.ts";
import { ticketHistory } from "./ticket-history.ts";
import { undoableSteps } from "./undoable-steps.ts";

const add = aGroupStep("add-to-group", "g1");
const remove = aGroupStep("remove-from-group", "g1");

const openOf = (...told: readonly Told[]) => ticketHistory(entriesOf(...told)).open.map(({ step }) => step.id);
const oursOf = (...told: readonly Told[]) => [...personHistory(entriesOf(...told)).ours];
const undoOf = (...told: readonly Told[]) => undoableSteps(entriesOf(...told)).map(({ id }) => id);

describe("ticketHistory", () => {
  it("keeps open what was begun until it is seen or refused; what was not seen may still come true", () => {
    expect(openOf(["begun", add])).toEqual([add.id]);
    expect(openOf(["begun", add], ["done", add])).toEqual([]);
    expect(openOf(["begun", add], ["refused", add])).toEqual([]);
    expect(openOf(["begun", add], ["unseen", add])).toEqual([add.id]);
    expect(openOf(["begun", add], ["unseen", add], ["refused", add])).toEqual([]);
  });

  it("lists a step that was done twice once, where it was done last", () => {
    const { confirmed } = ticketHistory(entriesOf(["done", add], ["done", remove], ["done", add]));

    expect(confirmed.map(({ step }) => step.id)).toEqual([remove.id, add.id]);
  });
});

describe("two changes of a profile by one ticket", () => {
  const change = (attribute: string, from: string | undefined, to: string): Step => {
    const action = (before: string | undefined, after: string | undefined) =>
      ({ kind: "update-profile", changes: [{ attribute, from: before, to: after }] }) as const;
    return { ...add, id: "update-profile", action: action(from, to), undo: action(to, from) };
  };
  const [first, second, third] = [change("a", "1", "2"), change("b", "x", "y"), change("a", "2", "3")];

  it("are two steps done and two to take back, and the same change done again is one", () => {
    const entries = entriesOf(["done", first], ["begun", second], ["done", second], ["done", third], ["done", first]);

    expect(ticketHistory(entries).confirmed.map(({ step }) => step.action)).toEqual(
      [second, third, first].map(({ action }) => action),
    );
    const told = entriesOf(["done", first], ["begun", second], ["done", second], ["done", third]);
    expect(undoableSteps(told).map(({ action }) => action)).toEqual([first, second, third].map(({ action }) => action));
  });

  it("leave nothing to take back where the second takes back the first", () => {
    expect(undoableSteps(entriesOf(["done", first], ["done", change("a", "2", "1")]))).toEqual([]);
  });
});

describe("personHistory", () => {
  it("calls ours what we gave and did not take, and what we began to give", () => {
    expect(oursOf(["begun", add])).toEqual(["g1"]);
    expect(oursOf(["begun", add], ["done", add])).toEqual(["g1"]);
    expect(oursOf(["begun", add], ["refused", add])).toEqual([]);
    expect(oursOf(["begun", add], ["unseen", add])).toEqual(["g1"]);
    expect(oursOf(["done", add], ["begun", remove])).toEqual(["g1"]);
    expect(oursOf(["done", add], ["begun", remove], ["done", remove])).toEqual([]);
    expect(oursOf(["done", add], ["begun", add], ["refused", add])).toEqual(["g1"]);
  });
});

describe("undoableSteps", () => {
  it("is what a ticket did on balance: what was seen to be taken back is not taken back again", () => {
    expect(undoOf(["done", add])).toEqual([add.id]);
    expect(undoOf(["begun", add])).toEqual([add.id]);
    expect(undoOf(["begun", add], ["refused", add])).toEqual([]);
    expect(undoOf(["done", add], ["begun", remove, "cancellation"])).toEqual([add.id]);
    expect(undoOf(["done", add], ["begun", remove, "cancellation"], ["refused", remove])).toEqual([add.id]);
    expect(undoOf(["done", add], ["begun", remove, "cancellation"], ["done", remove, "cancellation"])).toEqual([]);
    expect(undoOf(["done", add], ["done", remove, "cancellation"], ["done", add])).toEqual([add.id]);
    expect(undoOf(["begun", add], ["done", add], ["refused", add])).toEqual([add.id]);
  });
});
