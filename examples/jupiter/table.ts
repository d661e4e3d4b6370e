import { readFileSync } from "node:fs";
import { readCsvTable } from "@tenure/lifecycle-rules";
import { rules } from "./rules.ts";

const file = new URL("./reference-table.csv", import.meta.url);

/** Jupiter's reference table, read from the CSV beside this file. */
export const table = readCsvTable(readFileSync(file, "utf8"), rules, "reference-table.csv");
