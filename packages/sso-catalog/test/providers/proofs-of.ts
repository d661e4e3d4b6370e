import type { Provider } from "./provider.ts";

/** What the tests prove of an application, each with the words its column has in the reference. */
export const PROOFS = {
  signsOn: "signs on with what we told",
  refuses: "refuses what is changed, old, for another, or signed by another key",
  isOut: "unassigned, suspended and deactivated people are out",
  pushed: "its SCIM endpoint sees people come, go and return",
  residue: "what stays is a task",
  groups: "pushed groups leave first, or stay",
} as const;

/** One of them. */
export type Proof = keyof typeof PROOFS;

/** What can be proved of a provider: nobody pushes to one that is told nothing. */
export function proofsOf({ application, deactivation }: Provider): readonly Proof[] {
  const isTold = deactivation !== "untold";
  return [
    "signsOn",
    "refuses",
    "isOut",
    ...(isTold ? (["pushed"] as const) : []),
    "residue",
    ...(isTold && application.groups.pushed !== undefined ? (["groups"] as const) : []),
  ];
}
