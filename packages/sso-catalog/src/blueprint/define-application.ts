import { err, ok } from "neverthrow";
import type * as z from "zod";
import type { OktaApplication } from "../okta/okta-application.ts";
import type { Application, ConfiguredApplication, SettingsProblem } from "./application.ts";
import type { Artefact } from "./artefact.ts";
import type { LiveApplication, LiveOidc, LiveSaml } from "./live-application.ts";
import { dueAt, type Residue } from "./residue.ts";

interface Spec<Settings> extends Omit<Application, "configure" | "protocol" | "residue"> {
  /** What differs between organisations. `label` is the name people see in Okta. */
  readonly settings: z.ZodType<Settings>;
  readonly residue: readonly Residue<Settings>[];
  /** What Okta must hold. */
  readonly okta: (settings: Settings) => OktaApplication;
}

/** A SAML application to define. */
export interface SamlSpec<Settings> extends Spec<Settings> {
  readonly protocol: "saml";
  readonly provider: (settings: Settings, live: LiveSaml) => readonly Artefact[];
}

/** An OpenID Connect application to define. */
export interface OidcSpec<Settings> extends Spec<Settings> {
  readonly protocol: "oidc";
  readonly provider: (settings: Settings, live: LiveOidc) => readonly Artefact[];
}

/**
 * Defines an application: how it stands in Okta, what its provider is told, and what a leaver leaves behind there.
 * The applications of this package are made with it, and so are yours: `docs/how-to/add-an-application.md`.
 */
export function defineApplication<Settings>(spec: SamlSpec<Settings> | OidcSpec<Settings>): Application {
  const { settings: schema, okta, provider: _, ...facts } = spec;
  const application: Application = {
    ...facts,
    configure(input) {
      const read = schema.safeParse(input);
      return read.success ? ok(configured(application, spec, read.data)) : err(read.error.issues.flatMap(toProblem));
    },
  };
  return Object.freeze(application);
}

function configured<Settings>(
  application: Application,
  spec: SamlSpec<Settings> | OidcSpec<Settings>,
  settings: Settings,
): ConfiguredApplication {
  return {
    application,
    okta: spec.okta(settings),
    tell: (live) => artefacts(spec, settings, live),
    residueOf: (leaver) =>
      spec.residue.map(({ artefact, within, ...residue }) => ({
        ...residue,
        dueAt: dueAt(leaver.endedAt, within),
        artefact: artefact?.(settings, leaver),
      })),
  };
}

function artefacts<Settings>(
  spec: SamlSpec<Settings> | OidcSpec<Settings>,
  settings: Settings,
  live: LiveApplication,
): ReturnType<ConfiguredApplication["tell"]> {
  if (spec.protocol === "saml" && live.protocol === "saml") return ok(spec.provider(settings, live));
  if (spec.protocol === "oidc" && live.protocol === "oidc") return ok(spec.provider(settings, live));
  const sentence = `${spec.name} is set up for ${spec.protocol}, and the application in Okta speaks ${live.protocol}.`;
  return err({ kind: "wrong-protocol", sentence });
}

function toProblem(issue: z.core.$ZodIssue): readonly SettingsProblem[] {
  const at = (path: readonly PropertyKey[]) => path.map(String).join(".") || "settings";
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      setting: at([...issue.path, key]),
      sentence: `There is no setting ${at([...issue.path, key])}.`,
    }));
  }
  return [{ setting: at(issue.path), sentence: `${at(issue.path)}: ${issue.message}.` }];
}
