import { describe, expect, it } from "vitest";
import { anAccount } from "../testing/builders.ts";
import { employeeNumberOf, isProtected } from "./find-person.ts";

describe("employeeNumberOf", () => {
  it.each([
    ["4711", "4711"],
    [4711, "4711"],
    ["", undefined],
    [undefined, undefined],
  ])("reads %j as %j", (employeeNumber, text) => {
    const profile = employeeNumber === undefined ? {} : { employeeNumber };
    expect(employeeNumberOf(anAccount({ profile }))).toBe(text);
  });
});

describe("isProtected", () => {
  it.each([
    ["svc-*", "svc-backup@jupiter.example", true],
    ["svc-*", "SVC-backup@jupiter.example", true],
    ["svc-*", "svc@jupiter.example", false],
    ["*@ops.jupiter.example", "ana@ops.jupiter.example", true],
    ["*@ops.jupiter.example", "ana@devops.jupiter.example", false],
    ["root@jupiter.example", "Root@jupiter.example", true],
    ["root@jupiter.example", "groot@jupiter.example", false],
    ["root@jupiter.example", "boot@jupiter.example", false],
    ["root@jupiter.example", "root@jupiter.example.org", false],
    ["*ana*", "mariana.silva@jupiter.example", true],
    ["*ana*", "an-a@jupiter.example", false],
    ["svc-*@jupiter.example", "svc-x@jupiter.example", true],
    ["svc-*@jupiter.example", "svc-x@saturn.example", false],
    ["svc-*x*@jupiter.example", "svc-abc@jupiter.example", false],
    ["ab*ba", "aba", false],
    [" root@jupiter.example ", "root@jupiter.example", true],
    ["*", "anybody@jupiter.example", true],
    ["00uroot", "ana@jupiter.example", true],
    ["00UROOT", "ana@jupiter.example", false],
  ])("by %s holds for %s: %s", (entry, login, is) => {
    expect(isProtected({ id: "00uroot", login }, { protected: [entry] })).toBe(is);
  });
});
