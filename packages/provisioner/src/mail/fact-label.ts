const GERMAN: Readonly<Record<string, string>> = {
  Login: "Anmeldename",
  "Last day": "Letzter Tag",
};

/** A fact's label in the language of the mail. Labels out of the company's own form are in its language already. */
export function factLabel(language: string, label: string): string {
  return language === "de" && Object.hasOwn(GERMAN, label) ? (GERMAN[label] ?? label) : label;
}
