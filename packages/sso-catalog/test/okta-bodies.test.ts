import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { oktaJudge } from "./okta-schemas.ts";

const judge = oktaJudge();
const folder = new URL("./artefacts/", import.meta.url);
const bodies = globSync("*/okta.json.snap", { cwd: folder }).map(
  (path) => [path.split("/")[0] ?? "", JSON.parse(readFileSync(new URL(path, folder), "utf8")) as object] as const,
);

/** The document describes custom applications; one of the catalogue has settings of its own. */
const OF_THE_CATALOGUE = ["/settings/app is not known"];

describe.runIf(judge !== undefined)("what Okta is sent, by its official document", () => {
  it.each(bodies)("%s fits", (_, body) => {
    expect(judge?.(body)).toEqual("name" in body && body.name !== "oidc_client" ? OF_THE_CATALOGUE : []);
  });

  it("would not fit when misspelt", () => {
    const wrong = { label: 7, signOnMode: "SAML_2_0", settings: { signOn: { audiense: "a" } }, lable: "x" };
    expect(judge?.(wrong)).toEqual(
      expect.arrayContaining([
        "/label must be string",
        "/settings/signOn/audiense is not known",
        "/lable is not known",
      ]),
    );
  });
});
