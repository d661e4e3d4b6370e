import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aTerminal } from "../../test/a-terminal.ts";
import { tenure } from "../tenure.ts";

const config = resolve(import.meta.dirname, "../../../../examples/jupiter/tenure.config.ts");
let folder = "";

const yusuf = { department: "Data", team: "Analytics", employmentType: "Employee", location: "London" };
const priya = { department: "Product", team: "Product Management", employmentType: "Employee", location: "London" };

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tenure-cli-"));
  writeFileSync(
    join(folder, "people.json"),
    JSON.stringify([
      { id: "yusuf@jupiter.example", attributes: yusuf },
      { id: "priya@jupiter.example", attributes: priya },
    ]),
  );
  writeFileSync(
    join(folder, "base.csv"),
    [
      "#name,jupiter",
      "#org,jupiter.okta.com",
      "id,owner,reason,class,department,group,groupName",
      "everyone,it@jupiter.example,Mail,birthright,,00g0g1tCzo6QUn6E35d7 | 00ge1gToiOXd9slNR5d7,jupiter-everyone | google-workspace-users",
      "product-warehouse,it@jupiter.example,Once,birthright,Product,00gSaPqy72acCsEXY5d7,SNOWFLAKE_ANALYST",
      "",
    ].join("\n"),
  );
  writeFileSync(join(folder, "empty.json"), "[]");
  writeFileSync(join(folder, "wrong.json"), JSON.stringify([{ id: "x" }]));
  writeFileSync(
    join(folder, "table.test.yaml"),
    "personas:\n  - name: A visitor\n    attributes: { employmentType: Visitor }\n    grants: [jupiter-everyone]\n",
  );
});

afterAll(() => rmSync(folder, { recursive: true }));

async function typed(...args: readonly string[]) {
  const terminal = aTerminal({ folder });
  const exit = await tenure(["--config", config, ...args], terminal);
  return { exit, ...terminal.written() };
}

describe("tenure table impact of people in another order", () => {
  it.each([[], ["--json"], ["--html"], ["--markdown"]])("is the same to the byte: %s", async (...picture) => {
    const people = [
      { id: "yusuf@jupiter.example", attributes: yusuf },
      { id: "priya@jupiter.example", attributes: priya },
      { id: "ana@jupiter.example", attributes: priya },
    ];
    const told = [];
    for (const order of [people, people.toReversed()]) {
      writeFileSync(join(folder, "order.json"), JSON.stringify(order));
      told.push((await typed("table", "impact", "--base", "base.csv", "--people", "order.json", ...picture)).out);
    }

    expect(told[0]).not.toBe("");
    expect(told[1]).toBe(told[0]);
  });
});

describe("tenure why", () => {
  it("names row, cells, reason and owner for a person described by attributes", async () => {
    const { exit, out } = await typed("why", "department=Data; team=Analytics", "snowflake_analyst");

    expect(exit).toBe(0);
    expect(out).toBe(
      [
        "department=Data; team=Analytics and snowflake_analyst:",
        "  snowflake-analysts  department = Data",
        "    Analysts and scientists query the warehouse · head-of-data@jupiter.example",
        "",
      ].join("\n"),
    );
  });

  it("looks a person up among people", async () => {
    const { out } = await typed("why", "YUSUF@jupiter.example", "office-london", "--people", "people.json", "--json");

    expect(JSON.parse(out)).toMatchObject({ causes: [{ kind: "row", rowId: "office-london" }] });
  });

  it.each([
    [["why", "nobody", "dept-data", "--people", "people.json"], "Nobody in people.json is called nobody."],
    [["why", "department=", "dept-data"], '"department=" says nothing for "department": write name=value;name=value.'],
    [
      ["why", "department=Data", "snowflake_analist"],
      'The table names no group or application snowflake_analist. Did you mean "SNOWFLAKE_ANALYST"?',
    ],
    [["why-not", "department=Data", "zzz"], "The table names no group or application zzz."],
    [
      ["why", "departmnt=Data", "dept-data"],
      'The table and its rules know no attribute departmnt. Did you mean "department"?',
    ],
    [["why", "", ""], "Say who: a login, or attributes such as department=Data;team=Analytics."],
    [["why", "department=Data", " "], "Say which group or application."],
    [["who", "no-such-row", "--people", "people.json"], "The table has no row called no-such-row."],
    [
      ["who", "everyone", "--people", "wrong.json"],
      "wrong.json is no list of people: 0.attributes Invalid input: expected record, received undefined.",
    ],
    [["table", "impact", "--base", "base.csv", "--people", "empty.json"], "empty.json has nobody in it."],
    [
      ["who", "everyone", "--at", "2026-02-30T00:00:00Z"],
      "option '--at <instant>' argument '2026-02-30T00:00:00Z' is invalid. Write an instant such as 2027-01-04T08:00:00Z.",
    ],
    [
      ["why", "a@jupiter.example", "dept-data", "--at", "2999-01-01T00:00:00Z"],
      "option '--at <instant>' argument '2999-01-01T00:00:00Z' is invalid. It is still to come: give an instant of the past.",
    ],
    [
      ["reconcile", "--by", "ana"],
      "option '--by <address>' argument 'ana' is invalid. Give one mail address, such as it@acme.example.",
    ],
    [
      ["mine", "--owner", "=cmd()"],
      "option '--owner <address>' argument '=cmd()' is invalid. Give one mail address, such as it@acme.example.",
    ],
    [["who", "everyone", "--people", "nowhere.json"], "There is no file nowhere.json that can be read."],
    [["table", "matrix", "--by", "shoeSize"], "No row of the table asks for shoeSize."],
    [
      ["table", "impact", "--base", "no.csv", "--people", "people.json"],
      "There is no table at no.csv: give a file, a git revision that has reference-table.csv beside the configuration, or revision:path.",
    ],
    [["table", "test", "no.yaml"], "There is no file no.yaml that can be read."],
  ])("complains in one sentence: %j", async (args, sentence) => {
    expect(await typed(...args)).toEqual({ exit: 2, out: "", err: `tenure: ${sentence}\n` });
  });
});

describe("tenure why for what somebody does not have", () => {
  it("says that it is this person to whom no row gives it", async () => {
    const { exit, out } = await typed("why", "department=Sales", "dept-data");

    expect(exit).toBe(0);
    expect(out).toBe(
      'department=Sales and dept-data:\nNo row gives it to this person. What is in the way: tenure why-not "department=Sales" "dept-data"\n',
    );
  });

  it("asks whether a value that no row asks for was meant to be another", async () => {
    const { err, exit } = await typed("why", "department=Dta", "dept-data");

    expect(exit).toBe(0);
    expect(err).toBe('tenure: no row asks for department = Dta. Did you mean "Data"?\n');
  });
});

describe("tenure why-not", () => {
  it("names the cell in the way", async () => {
    const { out } = await typed("why-not", "department=Sales", "SNOWFLAKE_READER");

    expect(out).toContain("✗ applications is not known; the row asks for Snowflake");
  });
});

describe("tenure who", () => {
  it("lists the people a row holds for", async () => {
    const { exit, out } = await typed("who", "dept-data", "--people", "people.json");

    expect(exit).toBe(0);
    expect(out).toBe(
      "1 of 2 people: The data department shares its catalogue (head-of-data@jupiter.example)\n  yusuf@jupiter.example\nIf the row went, they would lose:\n  − dept-data: 1 person\n",
    );
  });
});

describe("tenure table", () => {
  it("lints, and ends with 1 when there is something to look at", async () => {
    const { exit, out } = await typed("table", "lint", "--json");

    const { findings } = JSON.parse(out);
    expect(exit).toBe(findings.length === 0 ? 0 : 1);
  });

  it("tells who gains and who loses, losses first, and ends with 1", async () => {
    const { exit, out } = await typed("table", "impact", "--base", "base.csv", "--people", "people.json");

    expect(exit).toBe(1);
    expect(out).toContain(
      "2 of 2 people would gain or lose something.\n  - SNOWFLAKE_ANALYST 1 person by product-warehouse (1)\n    priya@jupiter.example\n",
    );
  });

  it("lets pass what the thresholds allow, and never what a limit of the table forbids", async () => {
    const ask = ["table", "impact", "--base", "base.csv", "--people", "people.json"];

    expect((await typed(...ask, "--max-affected", "2")).exit).toBe(0);
    expect((await typed(...ask, "--max-affected", "1")).exit).toBe(1);
    expect((await typed(...ask, "--max-affected", "2", "--max-losing", "0")).exit).toBe(1);
    expect((await typed(...ask, "--max-affected", "many")).exit).toBe(2);
    expect(JSON.parse((await typed(...ask, "--json")).out)).toMatchObject({ affected: 2, brakes: [] });
  });

  it("is a page of its own, for a person who decides on a merge", async () => {
    const { out } = await typed("table", "impact", "--base", "base.csv", "--people", "people.json", "--html");

    expect(out).toMatch(/^<!doctype html>.*SNOWFLAKE_ANALYST/s);
    expect((await typed("table", "matrix", "--html")).out).toMatch(/^<!doctype html>.*office-zurich/s);
  });

  it("draws the matrix by any attribute of the table", async () => {
    const { exit, out } = await typed("table", "matrix", "--by", "location");

    expect(exit).toBe(0);
    expect(out).toMatch(/^office-zurich +· +· +· +●$/m);
  });

  it("fails a persona who gets something else", async () => {
    const { exit, out } = await typed("table", "test", "table.test.yaml");

    expect(exit).toBe(1);
    expect(out).toContain("0 of 1 personas get what they should");
    expect(out).toContain("google-workspace-users");
  });
});
