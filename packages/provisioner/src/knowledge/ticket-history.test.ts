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
