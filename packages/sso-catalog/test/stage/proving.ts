import { afterAll, expect, it } from "vitest";
import { PROOFS, type Proof, proofsOf } from "../providers/proofs-of.ts";
import type { Provider } from "../providers/provider.ts";

type Count = { declared: number; ran: number; held: number };
const counts = new Map<string, Map<Proof, Count>>();

/** Declares a test that is part of a proof about a provider. */
export function proving(provider: Provider): (proof: Proof, name: string, test: () => unknown) => void {
  return (proof, name, test) => {
    const ofProvider = counts.get(provider.name) ?? new Map<Proof, Count>();
    counts.set(provider.name, ofProvider);
    const count = ofProvider.get(proof) ?? { declared: 0, ran: 0, held: 0 };
    ofProvider.set(proof, count);
    count.declared += 1;
    it(name, async () => {
      count.ran += 1;
      await test();
      count.held += 1;
    });
  };
}

/**
 * Prints which proof held for whom, by the number of tests, and fails where the reference page claims another one.
 * A run that was narrowed to some tests claims nothing.
 */
export function reportProofs(providers: readonly Provider[]): void {
  afterAll(() => {
    const all = [...counts.values()].flatMap((ofProvider) => [...ofProvider.values()]);
    console.info(table(providers));
    if (all.some(({ declared, ran }) => ran < declared)) return;
    for (const provider of providers) {
      const held = [...(counts.get(provider.name) ?? [])].filter(([, one]) => one.held === one.declared);
      expect([provider.name, ...held.map(([proof]) => proof).toSorted()]).toEqual([
        provider.name,
        ...proofsOf(provider).toSorted(),
      ]);
    }
  });
}

function table(providers: readonly Provider[]): string {
  const proofs = Object.keys(PROOFS) as Proof[];
  const width = Math.max(...providers.map(({ name }) => name.length));
  const cell = (count: Count | undefined): string =>
    count === undefined
      ? "–"
      : count.held === count.declared
        ? `✓ ${count.held}`
        : `✗ ${count.held} of ${count.declared}`;
  const row = (name: string, cells: readonly string[]) =>
    `${name.padEnd(width)}  ${cells.map((text, i) => text.padEnd((proofs[i] ?? "").length + 2)).join("")}`.trimEnd();
  return [
    row("", proofs),
    ...providers.map(({ name }) =>
      row(
        name,
        proofs.map((proof) => cell(counts.get(name)?.get(proof))),
      ),
    ),
    "",
    ...proofs.map((proof) => `${proof}: ${PROOFS[proof]}`),
  ].join("\n");
}
