import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LedgerEntry } from "../ports/ledger.ts";
import { aDraft } from "../testing/describe-ledger.ts";
import { toJsonLines, verifyJsonLines } from "./json-lines.ts";
import { sealEntry } from "./seal-entry.ts";
import { verifyEntries } from "./verify-entries.ts";

const chains = fc
  .array(fc.record({ ticketId: fc.string(), actor: fc.string(), body: fc.json().map((text) => JSON.parse(text)) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((drafts) =>
    drafts.reduce<LedgerEntry[]>((chain, draft) => {
      chain.push(sealEntry(aDraft(draft), chain.at(-1)));
      return chain;
    }, []),
  );

const linesOf = (text: string) => text.trimEnd().split("\n");
const kindOf = (lines: readonly string[], chain: readonly LedgerEntry[]) => {
  const last = chain.at(-1);
  return verifyJsonLines(lines.join("\n"), last === undefined ? undefined : { seq: last.seq, hash: last.hash }).kind;
};

describe("verifyJsonLines", () => {
  it("finds what was exported intact", () => {
    fc.assert(
      fc.property(chains, (chain) => {
        expect(verifyJsonLines(toJsonLines(chain))).toEqual({
          kind: "intact",
          entries: chain.length,
          head: chain.at(-1)?.hash,
        });
      }),
    );
  });

  it("finds any line that was deleted, doubled, or put elsewhere", () => {
    fc.assert(
      fc.property(chains, fc.nat(), fc.nat(), (chain, from, to) => {
        const lines = linesOf(toJsonLines(chain));
        const at = from % lines.length;
        expect(kindOf(lines.toSpliced(at, 1), chain)).toBe("broken");
        expect(kindOf(lines.toSpliced(at, 0, lines[at] ?? ""), chain)).toBe("broken");
        const moved = lines.toSpliced(at, 1).toSpliced(to % lines.length, 0, lines[at] ?? "");
        if (moved.join() !== lines.join()) expect(kindOf(moved, chain)).toBe("broken");
      }),
    );
  });

  it("finds any character that was changed", () => {
    fc.assert(
      fc.property(chains, fc.nat(), fc.string({ minLength: 1, maxLength: 1 }), (chain, where, character) => {
        const text = toJsonLines(chain).trimEnd();
        const at = where % text.length;
        const edited = text.slice(0, at) + character + text.slice(at + 1);
        if (edited !== text && edited.trim() !== text) expect(kindOf(linesOf(edited), chain)).toBe("broken");
      }),
    );
  });

  it("finds an entry that was edited and sealed again, by those that follow", () => {
    fc.assert(
      fc.property(chains, fc.nat(), (chain, where) => {
        const at = where % chain.length;
        const entry = chain[at];
        if (entry === undefined) return;
        const { seq: _, previous: __, hash: ___, ...draft } = entry;
        const forged = sealEntry({ ...draft, actor: `${draft.actor}!` }, chain[at - 1]);
        const last = chain.at(-1);
        const head = last === undefined ? undefined : { seq: last.seq, hash: last.hash };
        expect(verifyEntries(chain.toSpliced(at, 1, forged), head).kind).toBe("broken");
      }),
    );
  });

  it("says which line is none", () => {
    const [line = ""] = linesOf(toJsonLines([sealEntry(aDraft(), undefined)]));

    expect(verifyJsonLines(`${line}\nnot json`)).toEqual({ kind: "broken", seq: 2, sentence: "Line 2 is no entry." });
    expect(verifyJsonLines(`${line}\n${line.slice(0, 40)}`)).toMatchObject({ kind: "broken", seq: 2 });
    expect(verifyJsonLines(line.replace("{", '{"actor":"mallory","event":"forged",'))).toEqual({
      kind: "broken",
      seq: 1,
      sentence: "Line 1 is not in its canonical form.",
    });
  });

  it.each(["", "\n \n"])("does not call a file without entries intact (%j)", (text) => {
    expect(verifyJsonLines(text)).toMatchObject({
      kind: "broken",
      sentence: expect.stringContaining("nothing to verify"),
    });
  });
});
