import type { ApplicationResidue } from "@tenure/lifecycle-rules";
import type { Application } from "@tenure/sso-catalog";

type Residue = Application["residue"][number];

/** What the catalogue says a leaver leaves behind, as tasks; named after the application, so that two of one kind differ. */
export function residueOf({ residue }: Application, key: string, label: string): readonly ApplicationResidue[] {
  return residue.map(({ what, endedBy, owner, within, evidence }) => ({
    task: `${slug(key)}-${slug(thing(what))}`,
    summary: `${label}: ${what}`,
    owner: OWNERS[owner],
    withinHours: hoursOf(within),
    endedBy,
    evidence,
  }));
}

const OWNERS: Readonly<Record<Residue["owner"], string>> = {
  identity: "identity",
  security: "security",
  "application-owner": "application owner",
};

/** The thing itself, without what it can still do: a name that stays when the explanation is worded better. */
const thing = (what: string): string => what.split(/[:,(]/)[0] ?? what;

function slug(words: string): string {
  return words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "");
}

/** `PT4H` and `P1D` in hours. */
function hoursOf(within: Residue["within"]): number {
  const count = Number(/\d+/.exec(within)?.[0] ?? 0);
  return within.endsWith("D") ? 24 * count : count;
}
