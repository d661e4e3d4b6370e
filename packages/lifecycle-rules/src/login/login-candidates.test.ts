import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aJoiner, given, someRules } from "../testing/builders.ts";
import { loginCandidates } from "./login-candidates.ts";
import { transliterate } from "./transliterate.ts";

const PROTECTED = ["svc-*", "root@jupiter.example"];

const candidates = (
  givenName: string,
  familyName?: string,
  login: Partial<ReturnType<typeof someRules>["login"]> = {},
) => {
  const { familyName: _, ...person } = aJoiner({ givenName: given(givenName, "g") });
  const named = familyName === undefined ? person : { ...person, familyName: given(familyName, "f") };
  return loginCandidates(named, { login: { ...someRules().login, ...login }, protected: PROTECTED });
};

describe("loginCandidates", () => {
  it.each([
    ["Ana", "Silva", "ana.silva"],
    ["Sukarno", undefined, "sukarno"],
    ["María José", "García Márquez", "maria-jose.garcia-marquez"],
    ["Seán", "O’Brien", "sean.obrien"],
    ["Łukasz", "Żółć", "lukasz.zolc"],
    ["Jürg", "Größ", "jurg.gross"],
    ["Ελένη", "Παπαδοπούλου", "eleni.papadopoulou"],
    ["Μπάμπης", "Ευαγγέλου", "bampis.evangelou"],
    ["Юлия", "Щукина", "iuliia.shchukina"],
    ["Zoë 🦊", "Fox", "zoe.fox"],
  ])("writes %s %s as %s", (givenName, familyName, local) => {
    expect(candidates(givenName, familyName)[0]).toBe(`${local}@jupiter.example`);
  });

  it.each(["김", "أمين", "🦊", "…"])("does not guess how %s writes their name in Latin letters", (name) => {
    expect(candidates(name, "Silva")).toEqual([]);
  });

  it("spells as the company says first", () => {
    expect(candidates("Jürg", "Größ", { spelling: { ü: "ue", ö: "oe" } })[0]).toBe("juerg.groess@jupiter.example");
  });

  it("numbers those of one name and leaves out what is reserved, as a whole or before the @", () => {
    expect(candidates("Ana", "Silva", { reserved: ["Ana.Silva", "ana.silva3@jupiter.example"] }).slice(0, 3)).toEqual([
      "ana.silva2@jupiter.example",
      "ana.silva4@jupiter.example",
      "ana.silva5@jupiter.example",
    ]);
  });

  it.each([
    ["{givenName:1}{familyName}@x.example", "asilva@x.example"],
    ["{familyName}.{givenName:2}@x.example", "silva.an@x.example"],
    ["e{employeeNumber}@X.example", "e4711@x.example"],
  ])("fills the template %s", (template, login) => {
    expect(candidates("Ana", "Silva", { template })[0]).toBe(login);
  });

  it("cuts what is too long for mail and never its number", () => {
    const all = candidates("A".repeat(50), "B".repeat(50));

    expect(all.map((login) => login.indexOf("@")).every((length) => length <= 64)).toBe(true);
    expect(new Set(all).size).toBe(20);
  });

  it("makes addresses of letters, digits, dots and hyphens from any name, or none at all", () => {
    const name = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(name, fc.option(name, { nil: undefined }), (givenName, familyName) => {
        for (const login of candidates(givenName, familyName)) {
          expect(login).toMatch(/^[a-z0-9]+([._-][a-z0-9]+)*@jupiter\.example$/);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe("transliterate", () => {
  it("is the same however a letter is encoded, and does not change what it made", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 20 }), (name) => {
        const once = transliterate(name);
        expect(transliterate(name.normalize("NFD"))).toBe(transliterate(name.normalize("NFC")));
        expect(transliterate(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ["ana.silva@jupiter.example", 1],
    ["Ana@JUPITER.example", 1],
    ["admin@jupiter.example", 0],
    ["root@jupiter.example", 0],
    ["svc-x@jupiter.example", 0],
    ["ceo@evil.example", 0],
    ["no mail at all", 0],
    ["two@ats@jupiter.example", 0],
  ])("takes %j from the form only where it may be somebody's", (login, count) => {
    const rules = { ...someRules(), protected: PROTECTED };
    expect(loginCandidates(aJoiner({ login: given(login, "l") }), rules)).toHaveLength(count);
  });

  it("lets a form give logins of every domain the rules name", () => {
    const rules = { ...someRules(), login: { ...someRules().login, domains: ["saturn.example"] } };
    expect(loginCandidates(aJoiner({ login: given("ana@saturn.example", "l") }), rules)).toHaveLength(1);
    expect(loginCandidates(aJoiner({ login: given("ana@jupiter.example", "l") }), rules)).toEqual([]);
  });

  it("makes nobody a login that no ticket may touch afterwards", () => {
    const rules = { ...someRules(), protected: ["*@jupiter.example"] };
    expect(loginCandidates(aJoiner(), rules)).toEqual([]);
  });
});
