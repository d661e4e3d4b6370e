import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type MinedGroup, type MinedPerson, mineTable } from "../src/adoption/mine-table.ts";

/**
 * Mines published role-mining data sets that lie in a folder: `NAME.txt` with one `user permission` pair a line, and
 * `NAME.csv` with users' attributes (the first column names the user) where there is one. Prints how much of each the
 * rows explain, beside two simple ways. Run: `pnpm bench:published FOLDER`.
 */
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Give the folder the data sets lie in.");
  process.exit(2);
}

const names = readdirSync(folder)
  .filter((file) => file.endsWith(".txt"))
  .map((file) => file.slice(0, -".txt".length))
  .toSorted();
console.log(
  "data set              users  permissions    pairs   rows  explained  wrong  exceptions  everybody  one a user  s",
);
for (const name of names) console.log(lineOf(name, folder));

function lineOf(name: string, from: string): string {
  const pairs = readFileSync(join(from, `${name}.txt`), "utf8")
    .split("\n")
    .map((line) => line.trim().split(/[\s,;]+/))
    .filter(([user = "", permission = ""]) => user !== "" && permission !== "");
  const members = Map.groupBy(pairs, ([, permission = ""]) => permission);
  const groups = [...members].map(([id, those]): MinedGroup => {
    return { id, name: id, members: [...new Set(those.map(([user = ""]) => user))] };
  });
  const users = [...new Set(pairs.map(([user = ""]) => user))];
  const { attributes, of } = attributesIn(join(from, `${name}.csv`));
  const people = users.map((id): MinedPerson => ({ id, attributes: of(id) }));
  const held = groups.reduce((sum, group) => sum + group.members.length, 0);
  const began = process.hrtime.bigint();
  const { exceptions, rows } = mineTable(people, groups, { attributes });
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  const unexplained = exceptions.filter(({ kind }) => kind === "held-without-row").length;
  // What everybody has is all that a table without attributes can say; a row for each user says everything.
  const everybody = groups.filter((group) => group.members.length === users.length).length * users.length;
  return [
    name.padEnd(20),
    String(users.length).padStart(6),
    String(groups.length).padStart(12),
    String(held).padStart(8),
    String(rows.length).padStart(6),
    percent(held - unexplained, held).padStart(10),
    String(exceptions.length - unexplained).padStart(6),
    String(exceptions.length).padStart(11),
    percent(everybody, held).padStart(10),
    `${users.length} rows`.padStart(11),
    seconds.toFixed(1).padStart(5),
  ].join(" ");
}

function attributesIn(file: string) {
  const nobody = { attributes: [], of: (): Readonly<Record<string, string>> => ({}) };
  if (!existsSync(file)) return nobody;
  const [head = [], ...lines] = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => line.split(",").map((cell) => cell.trim()));
  const attributes = head.slice(1);
  const known = new Map(
    lines.map(([user = "", ...cells]) => [
      user,
      Object.fromEntries(
        attributes.map((name, at) => [name, cells[at] ?? ""] as const).filter(([, cell]) => cell !== ""),
      ),
    ]),
  );
  return { attributes, of: (user: string): Readonly<Record<string, string>> => known.get(user) ?? {} };
}

function percent(part: number, whole: number): string {
  return `${whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10} %`;
}
