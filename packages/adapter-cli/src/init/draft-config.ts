import { CORE_NAMES, parseTimeZone, type TableRules } from "@tenure/lifecycle-rules";
import type { DiscoveredForm, Discovery } from "@tenure/service";
import type { FormDraft } from "./config-source.ts";
import { type GuessedKind, guessKind } from "./guess-kind.ts";
import { guessNames } from "./guess-names.ts";
import { type GuessedRules, guessRules } from "./guess-rules.ts";

/** Everything a configuration is made of, as far as it can be guessed. */
export interface Draft {
  readonly forms: readonly FormDraft[];
  readonly rules: GuessedRules;
  /** Request types that are probably about something else. */
  readonly passedOver: readonly DiscoveredForm[];
}

const CONSTANTS: Readonly<Record<GuessedKind, string>> = {
  joiner: "onboarding",
  mover: "change",
  leaver: "termination",
};

/** Guesses forms and rules; of several request types for the same thing, all are kept. */
export function draftConfig({ forms, workforce }: Discovery): Draft {
  const guessed = forms.map((form) => ({ form, kind: guessKind(form) }));
  const drafts = guessed.flatMap(({ form, kind }): readonly Omit<FormDraft, "constant" | "name">[] =>
    kind === undefined
      ? []
      : [
          {
            kind,
            projectKey: form.projectKey,
            requestTypeId: form.requestTypeId,
            fields: guessNames(form.fields, kind),
          },
        ],
  );
  const named = drafts.map((draft, place): FormDraft => {
    const before = drafts.slice(0, place).filter(({ kind }) => kind === draft.kind).length;
    const constant = `${CONSTANTS[draft.kind]}${before === 0 ? "" : before + 1}`;
    return { ...draft, constant, name: constant };
  });
  const names = new Set(named.flatMap(({ fields }) => fields.map(({ name }) => name)));
  const attributes = [...names.difference(new Set<string>(CORE_NAMES))];
  return {
    forms: named,
    rules: guessRules(workforce, attributes),
    passedOver: guessed.flatMap(({ form, kind }) => (kind === undefined ? [form] : [])),
  };
}

/** The guessed rules as the table's own: what mining is done with. */
export function tableRules({ intentAttribute, loginTemplate, profile }: GuessedRules, zone: string): TableRules {
  return {
    login: { template: loginTemplate, reserved: [] },
    profile,
    intentAttribute,
    closed: [],
    zones: { attribute: "location", byValue: {}, otherwise: parseTimeZone(zone).unwrapOr(UTC) },
    protected: [],
    brakes: { maxRemovals: 10 },
  };
}

const UTC = parseTimeZone("UTC").match(
  (zone) => zone,
  () => {
    throw new Error("UTC is no time zone here.");
  },
);
