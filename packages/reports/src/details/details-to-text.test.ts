import { describe, expect, it } from "vitest";
import { detailsInTwoColumns, detailsToText } from "./details-to-text.ts";

const answers = [
  { label: "Given name", value: "Mira" },
  {
    label: "Shipping address",
    value: "Seestrasse 12, 8002 Zürich, Switzerland, ring twice and leave it with the neighbour",
  },
  { label: "氏名", value: "ミラ" },
];

describe("detailsToText", () => {
  it("lets values begin in one column and wrap there", () => {
    expect(detailsToText(answers, { width: 60, color: false })).toMatchInlineSnapshot(`
      "Given name        Mira
      Shipping address  Seestrasse 12, 8002 Zürich,
                        Switzerland, ring twice and leave it
                        with the neighbour
      氏名              ミラ
      "
    `);
  });
});

describe("detailsInTwoColumns", () => {
  it("reads downwards", () => {
    expect(detailsInTwoColumns(answers, { width: 100, color: false })).toMatchInlineSnapshot(`
      "Given name        Mira                            氏名  ミラ
      Shipping address  Seestrasse 12, 8002 Zürich,
                        Switzerland, ring twice and
                        leave it with the neighbour
      "
    `);
  });
});
