/** One thing `pnpm check` looks at. */
export interface Stage {
  readonly name: string;
  /** Program and arguments, run one after the other until one fails. */
  readonly commands: readonly (readonly string[])[];
  /** What to run when it failed: the command that mends it, or the one that shows it alone. */
  readonly mend: string;
}

/** Our own scripts run from source, like everything else here. */
const script = (name: string) => ["node", "--conditions=@tenure/source", `scripts/${name}.ts`];

/** Everything CI looks at, the quick first. */
export const STAGES: readonly Stage[] = [
  { name: "format", commands: [["biome", "check", "--linter-enabled=false", "."]], mend: "pnpm fix" },
  { name: "lint", commands: [["biome", "lint", "--error-on-warnings", "."]], mend: "pnpm fix && pnpm lint" },
  { name: "boundaries", commands: [script("check-packages")], mend: "pnpm check --only boundaries" },
  { name: "pages", commands: [script("check-pages")], mend: "pnpm generate && pnpm check --only pages" },
  {
    name: "types",
    commands: [
      ["turbo", "run", "typecheck", "--output-logs=errors-only"],
      ["tsc", "-p", "scripts"],
    ],
    mend: "pnpm typecheck",
  },
  { name: "results", commands: [script("check-results")], mend: "pnpm check --only results" },
  { name: "fences", commands: [script("check-fences")], mend: "pnpm check --only fences" },
  { name: "tests", commands: [["vitest", "run"]], mend: "pnpm test" },
  { name: "docs", commands: [script("check-comments"), ["typedoc", "--logLevel", "Warn"]], mend: "pnpm docs:api" },
  { name: "build", commands: [["turbo", "run", "build", "--output-logs=errors-only"]], mend: "pnpm build" },
  { name: "pack", commands: [["turbo", "run", "pack:check", "--output-logs=errors-only"]], mend: "pnpm pack:check" },
  {
    name: "release",
    commands: [["pnpm", "--filter", "@tenure-tools/registry", "rehearse"]],
    mend: "pnpm release:rehearsal",
  },
];

/** The same for what was touched since `base`, uncommitted work included. */
export function changedStages(base: string): readonly Stage[] {
  const since = ["--changed", `--since=${base}`, "--no-errors-on-unmatched"];
  const own: Readonly<Record<string, readonly (readonly string[])[]>> = {
    format: [["biome", "check", "--linter-enabled=false", ...since, "."]],
    lint: [["biome", "lint", "--error-on-warnings", ...since, "."]],
    boundaries: [script("check-packages")],
    pages: [script("check-pages")],
    types: [["turbo", "run", "typecheck", `--filter=...[${base}]`, "--output-logs=errors-only"]],
    tests: [["vitest", "run", "--changed", base]],
  };
  return STAGES.flatMap((stage) => {
    const commands = own[stage.name];
    return commands === undefined ? [] : [{ ...stage, commands }];
  });
}
