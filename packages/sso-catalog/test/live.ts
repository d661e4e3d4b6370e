import { readFileSync } from "node:fs";
import type { LiveApplication } from "../src/index.ts";
import { readSamlMetadata } from "../src/index.ts";

/** The metadata of an application, as an org serves it. */
export const METADATA: string = readFileSync(new URL("./okta-metadata.xml", import.meta.url), "utf8");

/** A live application of either protocol. */
export const LIVE: Readonly<Record<"saml" | "oidc", LiveApplication>> = {
  saml: readSamlMetadata(METADATA, "https://jupiter.okta.com")._unsafeUnwrap(),
  oidc: { protocol: "oidc", orgUrl: "https://jupiter.okta.com", clientId: "0oafs4oiP02V0bg2o5d7" },
};

/** A leaver, as a provider knows them. */
export const LEAVER = {
  userName: "ana.silva@jupiter.example",
  providerId: "9067f00d-1234",
  endedAt: "2026-11-24T17:00:00.000Z",
};
