import { aimsOf, type Figures } from "./figures.ts";

/** Where the page is kept. */
export const FIGURES_PAGE: URL = new URL("../../../docs/reference/client-figures.md", import.meta.url);

const number = (value: number): string => value.toLocaleString("en", { maximumFractionDigits: 1 });
const row = (...cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

/** The reference page about what the clients cost, from one run. */
export function figuresPage(figures: Figures, machine: string): string {
  const { imports, bundles, reads, rate } = figures;
  return [
    "# What the clients cost",
    "",
    "One run of `npx -y pnpm@12 --filter @tenure-tools/bench-clients run bench --record`, which wrote this page.",
    "",
    `Measured on ${machine}. Times by the clock depend on what else the machine does; the processor's and the ratios hardly do.`,
    '"Theirs" are `@okta/okta-sdk-nodejs` and `jira.js`, used as their READMEs show.',
    "",
    row("aim", "reached", ""),
    row("---", "---", "---"),
    ...aimsOf(figures).map(({ aim, reached, met }) => row(aim, reached, met ? "met" : "**missed**")),
    "",
    "## Importing",
    "",
    "Median of nine fresh processes, built packages, both clients of a side together and each alone.",
    "",
    row("", "ms by the clock", "ms of the processor", "heap, MB", "process, MB"),
    row("---", "--:", "--:", "--:", "--:"),
    ...Object.entries(imports).map(([who, { ms, cpuMs, heapMb, rssMb }]) =>
      row(who, number(ms), number(cpuMs), number(heapMb), number(rssMb)),
    ),
    "",
    "## A bundled Lambda",
    "",
    "It creates a user in Okta and comments on an issue in Jira; everything in one file, minified by esbuild.",
    "",
    row("", "bytes", "gzipped"),
    row("---", "--:", "--:"),
    ...Object.entries(bundles).map(([who, { bytes, gzip }]) => row(who, number(bytes), number(gzip))),
    "",
    "What keeps ours small: one function per call instead of classes that drag all others along, `import * as z` instead of `import { z }` (which would bundle every language zod speaks), and the four functions of `jose` we sign with instead of the whole.",
    "",
    "## Reads against a local server",
    "",
    "Ten at a time, median of three runs of 3,000; the server answers from memory in another process.",
    "",
    row("", "reads per second", "µs of the processor for one"),
    row("---", "--:", "--:"),
    ...Object.entries(reads).map(([who, { perSecond, cpuMicros }]) => row(who, number(perSecond), number(cpuMicros))),
    "",
    "Ours are slower where the server takes no time at all: each call waits for its turn, is timed to the end of its body, goes through ky and is checked. That costs about a quarter of a millisecond, nearly half of it ky's; an org that allows 600 calls a minute gives each a hundred.",
    "",
    "## Keeping to a limit",
    "",
    `5,000 reads under a bucket of 600 a minute, on a virtual clock: ${number(rate.utilisation * 100)} % of what is allowed, ${rate.refused} refused, ${number(rate.minutes)} minutes.`,
    "",
  ].join("\n");
}
