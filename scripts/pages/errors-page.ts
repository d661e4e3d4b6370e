import type { Failure } from "../failures/failures.ts";

/** The reference page of everything that can go wrong and says so, from the types themselves. */
export function errorsPage(
  packages: readonly { readonly name: string; readonly failures: readonly Failure[] }[],
): string {
  const said = packages.filter(({ failures }) => failures.length > 0);
  return [
    "# What can go wrong",
    "",
    "Made from the code by `pnpm generate`. Expected failures are values: readonly data with a `kind` to act on and one",
    "`sentence` to show to a person, without secrets. Each type is a closed union, so a `switch` over `kind` is checked by the",
    "compiler. Findings and problems that come with a plan or a form have the same two.",
    "",
    ...said.flatMap(({ name, failures }) => [`## ${name}`, "", ...failures.flatMap(section)]),
  ].join("\n");
}

function section({ name, means, kinds }: Failure): readonly string[] {
  const said = kinds.filter((one) => one.means !== "" && one.means !== means);
  const plain = kinds.filter((one) => !said.includes(one)).map(({ kind }) => `\`${kind}\``);
  const rows = said.map((one) => `| \`${one.kind}\` | ${prose(one.means).replaceAll("|", "\\|")} |`);
  return [
    `### ${name}`,
    "",
    ...(means === "" ? [] : [prose(means), ""]),
    ...(rows.length === 0 ? [] : ["| kind | means |", "| --- | --- |", ...rows, ""]),
    ...(plain.length === 0
      ? []
      : [rows.length === 0 ? plain.join(" · ") : `Their names say it: ${plain.join(" · ")}`, ""]),
  ];
}

/** A comment as a paragraph: links to types become their names. */
const prose = (comment: string) => comment.replace(/\{@link (\w+)\}/g, "`$1`").replace(/\s*\n\s*/g, " ");
