// Writes the pages of the documentation that are made from the code.
import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { generatedPages } from "./pages/generated-pages.ts";

process.chdir(resolve(import.meta.dirname, ".."));
for (const { page, text } of generatedPages()) {
  writeFileSync(page, text);
  console.log(page);
}
