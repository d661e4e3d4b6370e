import { describe, expect, it } from "vitest";
import { someRules } from "../testing/builders.ts";
import { readYamlTable } from "./read-yaml-table.ts";

const HEAD = "name: jupiter\norg: jupiter.okta.com\n";

const problems = (text: string, rules = true) =>
  readYamlTable(text, rules ? someRules() : undefined, "table.yaml")
    ._unsafeUnwrapErr()
    .map(({ kind, sentence, nearest }) => [kind, sentence, nearest]);

describe("readYamlTable", () => {
  it("names row, column, value and the nearest allowed value, all at once", () => {
    const text = `${HEAD}
rows:
  - id: engineering
    owner: cto@jupiter.example
    class: birthrite
    reson: Engineers write code
    groups: [{ id: 00g1, name: Engineers }]
    notify: [account-actve to person]
    keepFor: 0
`;
    expect(problems(text)).toMatchInlineSnapshot(`
      [
        [
          "missing-cell",
          "table.yaml, row engineering, column reason: it is missing.",
          undefined,
        ],
        [
          "unknown-value",
          "table.yaml, row engineering, column class: "birthrite" is none of birthright, requestable, privileged; the nearest is "birthright".",
          "birthright",
        ],
        [
          "unknown-value",
          "table.yaml, row engineering, column keepFor: Too small: expected number to be >=1.",
          undefined,
        ],
        [
          "unknown-value",
          "table.yaml, row engineering, column reson: "reson" is not known here; the nearest is "reason".",
          "reason",
        ],
      ]
    `);
  });

  it("wants quotes around what YAML takes for something else than a text", () => {
    const text = `${HEAD}
rows:
  - { id: a, owner: o, reason: r, when: { department: 007 } }
`;
    expect(problems(text).map(([, sentence]) => sentence)).toEqual([
      "table.yaml, row a, column when.department: expected a text or a list of texts, found a number; write it in quotes.",
    ]);
  });

  it("names the nearest event", () => {
    const text = `${HEAD}
rows:
  - { id: a, owner: o, reason: r, notify: [account-actve to person] }
`;
    expect(problems(text)).toEqual([
      [
        "unknown-value",
        'table.yaml, row a, column notify: "account-actve" is none of account-prepared, account-active, access-changed, access-ended, task-opened, request-cancelled; the nearest is "account-active".',
        "account-active",
      ],
    ]);
  });

  it.each([
    ["a tab for a space", `${HEAD}rows:\n\t- id: a`],
    ["a key given twice", `${HEAD}name: saturn\nrows: []`],
    ["an alias nobody defined", `${HEAD}rows: *none`],
  ])("says on which line there is %s", (_, text) => {
    expect(problems(text)[0]?.[0]).toBe("not-yaml");
    expect(problems(text)[0]?.[1]).toMatch(/^table\.yaml, line \d+: /);
  });

  it("does not let a small file grow large", () => {
    const bomb = Array.from({ length: 12 }, (_, at) =>
      at === 0
        ? "a0: &a0 [x,x,x,x,x,x,x,x,x]"
        : `a${at}: &a${at} [${Array(9)
            .fill(`*a${at - 1}`)
            .join(",")}]`,
    ).join("\n");

    expect(problems(bomb)[0]?.[0]).toBe("not-yaml");
  });

  it("wants rules, in the file or beside it", () => {
    expect(problems(`${HEAD}rows: []`, false)).toEqual([
      ["missing-cell", "table.yaml: there are no rules, neither in the file nor beside it.", undefined],
    ]);
  });

  it("reads a zone in the rules, and refuses one nobody knows", () => {
    const rules = JSON.stringify({ ...someRules(), zones: { attribute: "location", otherwise: "Europe/Zürich" } });

    expect(problems(`${HEAD}rows: []\nrules: ${rules}`)).toEqual([
      ["unknown-value", 'table.yaml, column rules.zones.otherwise: "Europe/Zürich" is no IANA time zone.', undefined],
    ]);
  });

  it.each(["when: { __proto__: Finance }", '"__proto__": x', "groups: [{ id: a, name: b, __proto__: c }]"])(
    "refuses a key that an object would hide, because a row without its condition is for everybody: %s",
    (line) => {
      const text = `${HEAD}rows:\n  - id: a\n    owner: o@jupiter.example\n    reason: r\n    ${line}\n`;
      expect(problems(text)).toEqual([
        ["not-yaml", 'table.yaml: "__proto__" is no name for anything here.', undefined],
      ]);
    },
  );
});
