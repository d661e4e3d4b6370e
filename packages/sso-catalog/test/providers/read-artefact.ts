import type { Artefact } from "../../src/index.ts";

/** The artefact of a name; a provider that was not told it cannot be set up. */
export function artefactNamed(artefacts: readonly Artefact[], fileName: string): string {
  const found = artefacts.find((artefact) => artefact.fileName === fileName);
  if (found === undefined) throw new Error(`nobody told the provider ${fileName}`);
  return found.text;
}

/** Reads a form as a person copies it: the value beside a field's name. */
export function fieldsOf(artefacts: readonly Artefact[], fileName: string): (field: string) => string {
  const rows = artefactNamed(artefacts, fileName)
    .split("\n")
    .map((line) => /^\| (.*?) \| `+ ?(.*?) ?`+ \|$/.exec(line));
  const values = new Map(rows.flatMap((row) => (row === null ? [] : [[row[1] ?? "", row[2] ?? ""] as const])));
  return (field) => {
    const value = values.get(field);
    if (value === undefined) throw new Error(`${fileName} has no field ${field}`);
    return value;
  };
}

/** The certificate of the file that is pasted or uploaded: base64 in one line. */
export function certificateIn(artefacts: readonly Artefact[]): string {
  const text = artefactNamed(artefacts, "okta.pem");
  const [, body = ""] = /-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/.exec(text) ?? [];
  return body.replaceAll(/\s/g, "");
}
