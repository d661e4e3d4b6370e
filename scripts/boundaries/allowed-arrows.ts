/** What one package may know of the others. */
export interface Arrows {
  /** May be imported by what is published: `dependencies` and `peerDependencies`. */
  readonly source: readonly string[];
  /** May be imported by tests and benches as well: `devDependencies`. */
  readonly tests: readonly string[];
  /** Copied into what is published when it is built, so that nobody who installs it needs them: `devDependencies`. */
  readonly bundled: readonly string[];
}

const SANDBOX = "@tenure/sandbox";
const EXAMPLE_COMPANY = "@tenure-examples/jupiter";

const arrows = (source: readonly string[], tests: readonly string[] = [], bundled: readonly string[] = []): Arrows => ({
  source: source.map((name) => `@tenure/${name}`),
  tests,
  bundled,
});

/**
 * Who may know whom, by folder: the table of `ARCHITECTURE.md`, for machines.
 *
 * The sandbox knows nobody, not even in a test: it is written from the vendors' documents, and a judge that
 * borrows the defendant's reading of them is no judge.
 */
export const ALLOWED_ARROWS: Readonly<Record<string, Arrows>> = {
  "lifecycle-rules": arrows([]),
  "http-kit": arrows([]),
  "sso-catalog": arrows([], [SANDBOX]),
  sandbox: arrows([]),
  "okta-client": arrows(["http-kit"], [SANDBOX]),
  "jira-client": arrows(["http-kit"], [SANDBOX]),
  reports: arrows(["lifecycle-rules"], [EXAMPLE_COMPANY]),
  provisioner: arrows(["lifecycle-rules"], [EXAMPLE_COMPANY]),
  service: arrows(
    ["lifecycle-rules", "http-kit", "okta-client", "jira-client", "sso-catalog", "reports", "provisioner"],
    [SANDBOX, EXAMPLE_COMPANY],
  ),
  "adapter-express": arrows(["service"], [SANDBOX, EXAMPLE_COMPANY]),
  "adapter-lambda": arrows(["service"], [SANDBOX, EXAMPLE_COMPANY]),
  "adapter-cli": arrows(
    ["service", "reports", "sso-catalog", "sandbox", "adapter-express", "lifecycle-rules"],
    [],
    // `tenure demo` plays at that company, wherever it was installed.
    [EXAMPLE_COMPANY],
  ),
};
