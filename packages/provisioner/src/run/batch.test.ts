import type { Step } from "@tenure/lifecycle-rules";
import { describe, expect, it } from "vitest";
import { aGroupStep } from "../../test/some-entries.ts";
import { batchAt, isForDirectory } from "./batch.ts";

const add = (id: string, more: Partial<Step> = {}): Step => ({ ...aGroupStep("add-to-group", id), ...more });
const remove = (id: string): Step => aGroupStep("remove-from-group", id);
const create: Step = {
  ...add("none"),
  id: "create-account",
  action: { kind: "create-account", login: "a@b.example", profile: {}, intent: { attribute: "ticket", value: "1" } },
};
const suspend: Step = { ...add("none"), id: "suspend-account", action: { kind: "suspend-account" } };

function batch([front, ...behind]: readonly Step[], done: readonly string[] = []): readonly string[] {
  if (front === undefined || !isForDirectory(front)) throw new Error("the first step is the directory's");
  return batchAt(front, behind, (id) => done.includes(id)).map(({ id }) => id.replace(/^[a-z]+-[a-z]+-group:/, ""));
}

describe("batchAt", () => {
  it("puts giving with giving and taking with taking, never both: what must be gone is seen to be gone first", () => {
    expect(batch([remove("a"), remove("b"), add("c")])).toEqual(["a", "b"]);
    expect(batch([add("a"), add("b"), remove("c"), add("d")])).toEqual(["a", "b"]);
  });

  it("takes the groups of an account along with its creation", () => {
    const after = ["create-account"];

    expect(batch([create, add("a", { after }), add("b", { after })])).toEqual(["create-account", "a", "b"]);
  });

  it("lets nothing go with what it waits for", () => {
    expect(batch([add("a"), add("b", { after: ["add-to-group:a"] })])).toEqual(["a"]);
    expect(batch([add("a"), add("b", { after: ["x"] })], ["x"])).toEqual(["a", "b"]);
  });

  it("looks at guards in the moment of each write", () => {
    expect(batch([add("a"), add("b", { guards: [{ kind: "login-free", login: "a@b.example" }] })])).toEqual(["a"]);
  });

  it("does what shuts out or wakes up alone", () => {
    expect(batch([suspend, remove("a")])).toEqual(["suspend-account"]);
  });
});
