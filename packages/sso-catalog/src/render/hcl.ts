/** What Terraform can be told. A `Reference` is written as it is: `aws_iam_saml_provider.okta.arn`. */
export type HclValue =
  | string
  | number
  | boolean
  | Reference
  | Encoded
  | readonly HclValue[]
  | { readonly [name: string]: HclValue };

/** An expression Terraform evaluates instead of a text. Ours alone: never made of what somebody typed. */
export interface Reference {
  readonly expression: string;
}

/** Writes an expression: `aws_iam_saml_provider.okta.arn`. */
export const reference = (expression: string): Reference => ({ expression });

/** A value Terraform writes as JSON. */
export interface Encoded {
  readonly asJson: HclValue;
}

/** A resource of Terraform's, or with `kind: "data"` something it looks up. */
export interface Resource {
  readonly kind?: "data";
  readonly type: string;
  readonly name: string;
  readonly values: { readonly [name: string]: HclValue };
}

/** Resources as Terraform's own language has them. Names of resources are made safe, texts are never evaluated. */
export function terraform(...resources: readonly Resource[]): string {
  return resources
    .map(
      ({ kind = "resource", type, name, values }) =>
        `${kind} "${type}" "${resourceName(name)}" {\n${body(values, "  ")}}\n`,
    )
    .join("\n");
}

/** A name Terraform accepts, for whatever a thing is called. */
export function resourceName(text: string): string {
  const name = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "_")
    .replaceAll(/^_+|_+$/g, "");
  return /^[a-z]/.test(name) ? name : `x_${name}`;
}

function body(values: { readonly [name: string]: HclValue }, indent: string): string {
  const entries = Object.entries(values).map(
    ([name, value]) => [/^\w+$/.test(name) ? name : text(name), value] as const,
  );
  const width = Math.max(0, ...entries.map(([name]) => name.length));
  return entries.map(([name, value]) => `${indent}${name.padEnd(width)} = ${hcl(value, indent)}\n`).join("");
}

function hcl(value: HclValue, indent: string): string {
  if (typeof value === "string") return text(value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return `[${value.map((entry) => hcl(entry, indent)).join(", ")}]`;
  if (isReference(value)) return value.expression;
  if (isEncoded(value)) return `jsonencode(${hcl(value.asJson, indent)})`;
  return `{\n${body(value as { readonly [name: string]: HclValue }, `${indent}  `)}${indent}}`;
}

const isEncoded = (value: object): value is Encoded => "asJson" in value;
const isReference = (value: object): value is Reference => "expression" in value;

/** JSON's escapes are HCL's; what would begin a template is doubled. */
const text = (value: string): string => JSON.stringify(value).replaceAll("${", "$${").replaceAll("%{", "%%{");
