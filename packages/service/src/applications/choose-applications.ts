import { err, ok, type Result } from "neverthrow";
import type { DeclaredApplication } from "../config/application-settings.ts";
import type { ApplicationsFailure } from "./applications-failure.ts";

/** The declarations that are meant, among all there are: what belongs to another one is not taken for theirs. */
export interface Chosen {
  readonly chosen: readonly DeclaredApplication[];
  readonly all: readonly DeclaredApplication[];
}

/** The declarations that are meant by keys of the catalogue or labels; all of them where nobody names one. */
export function chooseApplications(
  declared: readonly DeclaredApplication[],
  names: readonly string[] = [],
): Result<Chosen, ApplicationsFailure> {
  if (declared.length === 0) {
    const sentence = "The configuration declares no applications: list them under `applications` in tenure.config.ts.";
    return err({ kind: "unknown-application", sentence });
  }
  if (names.length === 0) return ok({ chosen: declared, all: declared });
  const stranger = names.find((name) => !declared.some((one) => isMeant(one, name)));
  return stranger === undefined
    ? ok({ chosen: declared.filter((one) => names.some((name) => isMeant(one, name))), all: declared })
    : err({ kind: "unknown-application", sentence: notDeclared(stranger, declared) });
}

/** One declaration, among all there are. */
export interface ChosenOne extends Pick<Chosen, "all"> {
  readonly one: DeclaredApplication;
}

/** The one declaration of this name. */
export function chooseOne(
  declared: readonly DeclaredApplication[],
  name: string,
): Result<ChosenOne, ApplicationsFailure> {
  return chooseApplications(declared, [name]).andThen((meant) => {
    const [one, ...others] = meant.chosen;
    if (one !== undefined && others.length === 0) return ok({ one, all: meant.all });
    const labels = meant.chosen.map(({ configured }) => `"${configured.okta.label}"`).join(", ");
    const sentence = `More than one application is a ${name} (${labels}): give its label.`;
    return err<ChosenOne, ApplicationsFailure>({ kind: "unknown-application", sentence });
  });
}

function isMeant({ configured: { application, okta } }: DeclaredApplication, name: string): boolean {
  return application.key === name || okta.label === name;
}

function notDeclared(name: string, declared: readonly DeclaredApplication[]): string {
  const known = declared.map(({ configured: { application, okta } }) => `${application.key} ("${okta.label}")`);
  return `The configuration declares no application ${name}; it declares ${known.join(", ")}.`;
}
