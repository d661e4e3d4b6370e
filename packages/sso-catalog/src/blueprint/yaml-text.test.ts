import fc from "fast-check";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { yamlText } from "./yaml-text.ts";

const name = fc.stringMatching(/^[a-z][A-Za-z-]{0,12}$/);
const leaf = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.integer(),
  fc.boolean(),
  fc.array(fc.string({ unit: "binary" })),
);
const settings = fc.dictionary(name, fc.oneof(leaf, fc.dictionary(name, leaf, { minKeys: 1 })), { minKeys: 1 });

it("is read back as it was meant, whatever the texts are", () => {
  fc.assert(
    fc.property(settings, (given) => {
      expect(parse(yamlText(given))).toEqual({ ...given });
    }),
  );
});

it("leaves out what is not set", () => {
  expect(yamlText({ saml: { enabled: true, issuerId: undefined, roles: ["a", "b"] } })).toBe(
    'saml:\n  enabled: true\n  roles: ["a", "b"]\n',
  );
});
