import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printable } from "./printable.ts";

describe("printable", () => {
  it("leaves names of every script alone", () => {
    for (const name of ["Núria Güell i Ōe", "李 小龍", "O’Neil-Ångström", "عائشة", "👩‍🚀"]) {
      expect(printable(name)).toBe(name);
    }
  });

  it("shows an escape sequence instead of sending it", () => {
    expect(printable("Ana\u001b[2J\u0007")).toBe("Ana\\u{1b}[2J\\u{7}");
  });

  it("shows the marks that would reverse what follows", () => {
    expect(printable("nib\u202etxt.exe")).toBe("nib\\u{202e}txt.exe");
  });

  it("keeps one line one line", () => {
    expect(printable("Seestrasse 1\nZürich")).toBe("Seestrasse 1 Zürich");
  });

  it("never lets a control character through", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => !/\p{Cc}/u.test(printable(text))));
  });
});
