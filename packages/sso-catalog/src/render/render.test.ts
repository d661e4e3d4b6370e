import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseArtefact } from "../../test/parse-artefact.ts";
import { resourceName, terraform } from "./hcl.ts";
import { ruby } from "./ruby.ts";
import { settingsSheet } from "./sheet.ts";
import { identifier, literal, statements } from "./sql.ts";

const anyText = fc.string({ unit: "grapheme", maxLength: 30 });
const hostile = fc.oneof(
  anyText,
  // biome-ignore lint/suspicious/noTemplateCurlyInString: what must stay a text
  fc.constantFrom("'", "\\", "\\'", '"; DROP', "${x}", "%{ if a }", "#{exit}", "`", "|", "$${"),
);

describe("what somebody typed", () => {
  it("stays one text in Ruby", async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (value) => {
        const text = ruby(value);
        expect(text.slice(1, -1).replaceAll("\\\\", "").replaceAll("\\'", "")).not.toMatch(/'|\\$/);
      }),
    );
    const list = {
      fileName: "x.rb",
      language: "ruby",
      apply: "",
      text: `x = ${ruby({ a: ["o'b\\", "#{y}"] })}`,
    } as const;
    await expect(parseArtefact(list)).resolves.toBeDefined();
  });

  it("stays one literal and one name in SQL", async () => {
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (value, name) => {
        const text = statements(["why\nindeed", `SELECT ${literal(value)} AS ${identifier(name)}`]);
        const read = await parseArtefact({ fileName: "x.sql", language: "sql", apply: "", text });
        expect(read).toHaveLength(1);
      }),
    );
  });

  it("stays one text in Terraform", async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (value) => {
        const text = terraform({ type: "a_b", name: resourceName(value), values: { value, list: [value] } });
        const read = await parseArtefact({ fileName: "x.tf", language: "hcl", apply: "", text });
        const [resource] = Object.values((read as { resource: { a_b: object } }).resource.a_b).flat() as {
          value: string;
        }[];
        // The parser leaves the escapes of templates as they are, and normalises what it reads.
        const told = resource?.value.replaceAll("$${", "${").replaceAll("%%{", "%{");
        expect(told?.normalize()).toBe(value.replaceAll("$${", "${").normalize());
      }),
      { numRuns: 50 },
    );
  });

  it("stays one cell in a page", async () => {
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (field, value) => {
        const sheet = settingsSheet({ fileName: "x.md", title: "X", where: "there", fields: [[field, value]] });
        expect(await parseArtefact(sheet)).toHaveLength(3);
      }),
    );
  });
});
