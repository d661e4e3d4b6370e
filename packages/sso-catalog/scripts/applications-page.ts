import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { APPLICATIONS, type Application } from "../src/index.ts";

/** Where the page is kept. */
export const APPLICATIONS_PAGE: URL = new URL("../../../docs/reference/sso-applications.md", import.meta.url);

const cell = (text: string): string => text.replaceAll("|", "\\|");
const row = (...cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;
const PROTOCOL = { saml: "SAML", oidc: "OpenID Connect" } as const;
const ARRIVES = {
  login: "at the next sign-on",
  push: "minutes after the group changes",
  none: "not from Okta",
} as const;
const SET_UP = { api: "through Okta's API", console: "in Okta's console", none: "none" } as const;
const ENDS = {
  documented: "yes, documented",
  unconfirmed: "the account ends; live sessions are to be tried out",
  no: "**no**: see what is left",
} as const;
const DEADLINE = (within: string): string =>
  within.startsWith("PT") ? `${within.slice(2, -1)} h` : `${within.slice(1, -1)} d`;

/** The anchor a heading gets. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\s-]/g, "")
    .replaceAll(/\s/g, "-");

const overview = (application: Application): string => {
  const { name, protocol, provisioning, roles, residue, consoleOnly, destructive } = application;
  return row(
    `[${name}](#${anchor(name)})`,
    PROTOCOL[protocol],
    SET_UP[provisioning.setUp],
    ARRIVES[roles.arrives],
    ENDS[provisioning.endsAccess],
    String(residue.length),
    String(consoleOnly.length),
    destructive.length === 0 ? "" : "yes",
  );
};

function chapter({ key, name, protocol, inOkta, groups, roles, ...rest }: Application): readonly string[] {
  const { provisioning, consoleOnly, residue, destructive } = rest;
  return [
    `## ${name}`,
    "",
    `\`${key}\` · ${PROTOCOL[protocol]} · in Okta: ${inOkta}`,
    "",
    `- **Assigned**: ${groups.assigned}.`,
    `- **Pushed groups**: ${groups.pushed === undefined ? "none" : `${groups.pushed}; another group than the one that assigns, and it leaves first`}.`,
    `- **Groups become** ${roles.become}; ${ARRIVES[roles.arrives]}.`,
    ...roles.beware.map((warning) => `- Beware: ${warning}`),
    `- **When Okta takes it away**: ${provisioning.onRemoval}.`,
    ...destructive.map(
      ({ what, when, instead }) => `- **Cannot be taken back**: ${what}, when ${when}. Instead: ${instead}.`,
    ),
    "",
    ...(consoleOnly.length === 0
      ? ["No step needs a console.", ""]
      : [
          "Only a person can:",
          "",
          ...consoleOnly.map(
            ({ where, step, reason }) => `- [ ] ${where === "okta" ? "In Okta" : "There"}: ${step} (${reason})`,
          ),
          "",
        ]),
    row("what a leaver leaves behind", "what ends it", "who", "within", "what proves it", ""),
    row("---", "---", "---", "---", "---", "---"),
    ...residue.map(({ what, endedBy, owner, within, evidence, certainty }) =>
      row(what, endedBy, owner.replace("-", " "), DEADLINE(within), evidence, certainty),
    ),
    "",
  ];
}

/** The reference page about every application, from the blueprints themselves. */
export function applicationsPage(): string {
  return [
    "# Applications people sign on to",
    "",
    "Made from the code by `node --conditions=@tenure/source packages/sso-catalog/scripts/applications-page.ts`; a test fails when it is out of date.",
    "What each provider is told is under `packages/sso-catalog/test/artefacts`, as reviewed. To add an application, see [how to add one](../how-to/add-an-application.md).",
    "",
    row(
      "application",
      "protocol",
      "provisioning is set up",
      "groups arrive",
      "does removal end access?",
      "residue",
      "console steps",
      "destructive",
    ),
    row("---", "---", "---", "---", "---", "--:", "--:", "---"),
    ...APPLICATIONS.map(overview),
    "",
    "Suspending somebody in Okta tells no provider anything. Okta never deletes a user at a provider by SCIM: what the provider makes of a deactivation is its own affair.",
    "",
    ...APPLICATIONS.flatMap(chapter),
  ].join("\n");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) writeFileSync(APPLICATIONS_PAGE, applicationsPage());
