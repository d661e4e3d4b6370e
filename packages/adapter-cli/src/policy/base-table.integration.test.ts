import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rules } from "@tenure-examples/jupiter";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { baseTable } from "./base-table.ts";

let folder: string;

const git = (...args: readonly string[]) => {
  const who = ["-c", "user.name=Tenure", "-c", "user.email=tenure@jupiter.example", "-c", "commit.gpgsign=false"];
  execFileSync("git", ["-C", folder, ...who, ...args], { stdio: "pipe" });
};
const csv = (id: string) =>
  `#name,jupiter\n#org,jupiter.okta.com\nid,owner,reason,class,department,group,groupName\n${id},it@jupiter.example,Mail,birthright,,00g0g1tCzo6QUn6E35d7,jupiter-everyone\n`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tenure-git-"));
  git("init", "--quiet", "--initial-branch=main");
  mkdirSync(join(folder, "policy"));
  writeFileSync(join(folder, "policy/reference-table.csv"), csv("before"));
  git("add", ".");
  git("commit", "--quiet", "--message=The table in force");
  writeFileSync(join(folder, "policy/reference-table.csv"), csv("after"));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("the table another is compared with", () => {
  const rowOf = async (base: string, config = "policy/tenure.config.ts") => {
    const table = await baseTable(base, rules, { folder, config });
    return table.match(
      ({ rows }) => rows[0]?.id,
      ({ sentence }) => sentence,
    );
  };

  it("is a file, or that file at a revision", async () => {
    expect(await rowOf("policy/reference-table.csv")).toBe("after");
    expect(await rowOf("main")).toBe("before");
    expect(await rowOf("HEAD")).toBe("before");
    expect(await rowOf("main:policy/reference-table.csv", "tenure.config.ts")).toBe("before");
  });

  it.each(["no-such-branch", "main:nothing.csv", "--output=stolen", ""])(
    "complains of %j in one sentence",
    async (base) => {
      expect(await rowOf(base)).toMatch(/^There is no table at /);
    },
  );
});
