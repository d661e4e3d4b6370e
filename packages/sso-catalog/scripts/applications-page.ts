import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { APPLICATIONS, type Application } from "../src/index.ts";
import { LIVE } from "../test/live.ts";
import { PROVIDERS } from "../test/providers/all.ts";
import { PROOFS, type Proof, proofsOf } from "../test/providers/proofs-of.ts";
import type { Provider } from "../test/providers/provider.ts";

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

const link = ({ name }: Application): string => `[${name}](#${anchor(name)})`;

/** Names of the files and forms an operator gets. */
function told(application: Application): string {
  const settings = PROVIDERS.find((provider) => provider.application === application)?.settings;
  return application
    .configure(settings)
    .mapErr((problems) => problems.map(({ sentence }) => sentence).join(" "))
    .andThen((configured) => configured.tell(LIVE[application.protocol]).mapErr(({ sentence }) => sentence))
    .match(
      (artefacts) => artefacts.map(({ fileName }) => `\`${fileName}\``).join(", "),
      (sentence) => {
        throw new Error(sentence);
      },
    );
}

const overview = (application: Application): string => {
  const { protocol, inOkta, roles, residue, consoleOnly, destructive } = application;
  return row(
    link(application),
    /SAML|OpenID/.test(inOkta) ? inOkta : `${inOkta}, ${PROTOCOL[protocol]}`,
    told(application),
    ARRIVES[roles.arrives],
    String(residue.length),
    String(consoleOnly.length),
    destructive.length === 0 ? "" : "yes",
  );
};

const ending = (application: Application): string => {
  const { provisioning } = application;
  return row(link(application), SET_UP[provisioning.setUp], provisioning.onRemoval, ENDS[provisioning.endsAccess]);
};

const proved = (provider: Provider): string => {
  const { signOn } = provider;
  const held = new Set(proofsOf(provider));
  const isSaml = signOn.protocol === "saml";
  return row(
    provider.name,
    isSaml ? `SAML, by the ${signOn.nameId === "login" ? "login" : "Okta id"}` : "OpenID Connect, by the Okta id",
    isSaml && signOn.groups !== undefined ? `\`${signOn.groups.attribute}\`` : "",
    ...(Object.keys(PROOFS) as Proof[]).map((proof) => (held.has(proof) ? "✓" : "–")),
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
      "in Okta, by its API",
      "told to the provider",
      "groups arrive",
      "residue",
      "console steps",
      "destructive",
    ),
    row("---", "---", "---", "---", "--:", "--:", "---"),
    ...APPLICATIONS.map(overview),
    "",
    "## When Okta takes it away",
    "",
    row("application", "provisioning is set up", "what happens there", "does that end access?"),
    row("---", "---", "---", "---"),
    ...APPLICATIONS.map(ending),
    "",
    "Suspending somebody in Okta tells no provider anything. Okta never deletes a user at a provider by SCIM: what the provider makes of a deactivation is its own affair.",
    "",
    "## What is proved",
    "",
    "Each time the tests run, a simulated Okta signs somebody on to each application over HTTP. The other side is a library that knows nothing of this project, set up with what an operator reads here; and a SCIM endpoint that writes down what it is told. No real provider takes part: what the simulated Okta knows of one comes from the vendor's own pages. A test fails when a mark of this table is not earned.",
    "",
    row("application", "signs on", "groups in the assertion", ...Object.values(PROOFS)),
    row("---", "---", "---", ...Object.values(PROOFS).map(() => ":-:")),
    ...PROVIDERS.map(proved),
    "",
    ...APPLICATIONS.flatMap(chapter),
  ].join("\n");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) writeFileSync(APPLICATIONS_PAGE, applicationsPage());
