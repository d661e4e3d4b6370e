import type { Arrows } from "./allowed-arrows.ts";

/** The part of `biome.json` that forbids imports while one types. */
export interface LintSettings {
  readonly overrides?: readonly {
    readonly includes?: readonly string[];
    readonly linter?: {
      readonly rules?: {
        readonly style?: {
          readonly noRestrictedImports?: {
            readonly options?: { readonly patterns?: readonly { readonly group: readonly string[] }[] };
          };
        };
      };
    };
  }[];
}

/**
 * Where the editor's rules and the table disagree.
 *
 * The linter says it first, as one types; this check says it for certain. Two lists that may differ are worse than one.
 */
export function lintProblems(folder: string, settings: LintSettings, arrows: Arrows): readonly string[] {
  const override = (settings.overrides ?? []).find(
    ({ includes, linter }) =>
      includes?.[0] === `packages/${folder}/src/**` && linter?.rules?.style?.noRestrictedImports !== undefined,
  );
  const group = override?.linter?.rules?.style?.noRestrictedImports?.options?.patterns?.[0]?.group ?? [];
  const wanted = ["@tenure/*", ...arrows.source.map((name) => `!${name}`)];
  const same = [...group].sort().join() === [...wanted].sort().join();
  return same
    ? []
    : [
        `biome.json allows other imports than the table: its first group for packages/${folder}/src/** should be ${JSON.stringify(wanted)}`,
      ];
}
