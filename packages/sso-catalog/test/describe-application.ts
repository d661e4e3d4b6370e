import { describe, expect, it } from "vitest";
import type { ConfiguredApplication } from "../src/index.ts";
import { LEAVER, LIVE } from "./live.ts";
import { parseArtefact } from "./parse-artefact.ts";
import type { Provider } from "./providers/provider.ts";

/**
 * What holds for every application: what Okta is sent, what the provider is told and what ends a leaver's residue
 * are as they were reviewed, and each is read by a parser of its own language. Gives the application as configured.
 */
export function describeApplication({ application, settings }: Provider): ConfiguredApplication {
  const folder = `../../test/artefacts/${application.key}`;
  const configured = application.configure(settings)._unsafeUnwrap();

  describe(`${application.key}, as every application`, () => {
    it("is sent to Okta as reviewed", async () => {
      const body = `${JSON.stringify(configured.okta, null, 2)}\n`;
      await expect(body).toMatchFileSnapshot(`${folder}/okta.json.snap`);
      expect(body).not.toMatch(/secret"|password"|"privateKey/i);
    });

    it("tells the provider what was reviewed, in its own language", async () => {
      const artefacts = configured.tell(LIVE[application.protocol])._unsafeUnwrap();
      expect(artefacts.length).toBeGreaterThan(0);
      for (const artefact of artefacts) {
        await expect(parseArtefact(artefact)).resolves.toBeDefined();
        await expect(artefact.text).toMatchFileSnapshot(`${folder}/${artefact.fileName}.snap`);
        expect(artefact.apply).toMatch(/^[A-Z].*\.$/s);
      }
      expect(new Set(artefacts.map(({ fileName }) => fileName)).size).toBe(artefacts.length);
    });

    it("says what a leaver leaves behind, until when it may live, and what ends it", async () => {
      const tasks = configured.residueOf(LEAVER);
      expect(tasks.length).toBeGreaterThan(0);
      for (const { artefact, dueAt } of tasks) {
        expect(Date.parse(dueAt)).toBeGreaterThan(Date.parse(LEAVER.endedAt));
        if (artefact === undefined) continue;
        await expect(parseArtefact(artefact)).resolves.toBeDefined();
        await expect(artefact.text).toMatchFileSnapshot(`${folder}/${artefact.fileName}.snap`);
      }
    });

    it("refuses what it does not know, and says all of it", () => {
      const [first, second] = application.configure({ nope: 1, no: 2, label: 7 })._unsafeUnwrapErr();
      expect(first?.sentence).toMatch(/\.$/);
      expect(second).toBeDefined();
    });

    it("is not told about an application of another protocol", () => {
      const other = application.protocol === "saml" ? LIVE.oidc : LIVE.saml;
      expect(configured.tell(other)._unsafeUnwrapErr().kind).toBe("wrong-protocol");
    });
  });
  return configured;
}
