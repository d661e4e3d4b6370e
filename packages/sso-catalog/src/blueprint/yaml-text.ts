/** What a settings file holds: names, and under them values, lists or more names. */
export type YamlValue =
  | string
  | number
  | boolean
  | undefined
  | readonly string[]
  | { readonly [name: string]: YamlValue };

/**
 * Settings as YAML. Texts are written as JSON writes them, which YAML reads the same, so that none is taken for a number,
 * a comment or a reference. A library for this would be a fifth of all that a function loads when it starts.
 */
export function yamlText(settings: { readonly [name: string]: YamlValue }, margin = ""): string {
  return Object.entries(settings)
    .map(([name, value]) => {
      if (value === undefined) return "";
      if (Array.isArray(value)) return `${margin}${name}: [${value.map((item) => JSON.stringify(item)).join(", ")}]\n`;
      if (typeof value === "object") return `${margin}${name}:\n${yamlText(value as Settings, `${margin}  `)}`;
      return `${margin}${name}: ${JSON.stringify(value)}\n`;
    })
    .join("");
}

type Settings = { readonly [name: string]: YamlValue };
