/** Something a provider's operator can use as it is: a file, a statement to run, a form to fill in. */
export interface Artefact {
  /** `gitlab.rb` */
  readonly fileName: string;
  readonly language: "ruby" | "yaml" | "json" | "hcl" | "sql" | "pem" | "markdown";
  readonly text: string;
  /** Where it goes and what to do then, in a sentence. */
  readonly apply: string;
}
