import type { OktaApplication } from "../okta/okta-application.ts";
import { canonical, isRecord } from "./canonical.ts";
import { isSecretName } from "./secret-names.ts";
import { withoutSecrets } from "./without-secrets.ts";

/** A setting of an application in Okta that is not as the blueprint wants it. */
export interface ApplicationDifference {
  /** `settings.signOn.audience` */
  readonly setting: string;
  readonly wanted: unknown;
  /** What Okta holds; `undefined` when it holds nothing there. Never a secret. */
  readonly held: unknown;
}

/**
 * Compares what Okta holds of an application with what it must hold. Only what the blueprint says is compared: an
 * existing application is adopted when nothing differs, and what others added to it is left alone. Secrets are
 * neither compared nor shown, as Okta masks them when reading.
 */
export function applicationDifferences(
  wanted: OktaApplication,
  held: Readonly<Record<string, unknown>>,
): readonly ApplicationDifference[] {
  return differences(wanted, held, []);
}

function differences(wanted: unknown, held: unknown, path: readonly string[]): readonly ApplicationDifference[] {
  if (path.some(isSecretName)) return [];
  if (isRecord(wanted)) {
    const there = isRecord(held) ? held : {};
    return Object.entries(wanted).flatMap(([name, value]) => differences(value, there[name], [...path, name]));
  }
  // Nothing set and null are the same to Okta.
  if (canonical(wanted) === canonical(held)) return [];
  return [{ setting: path.join("."), wanted: withoutSecrets(wanted), held: withoutSecrets(held) }];
}
