/** How many points of each story are cut: so many, as `TENURE_CRASHES` says, or `all`. The seed chooses which. */
export function crashPoints(usual: number): { readonly points: number; readonly seed: number } {
  const asked = process.env["TENURE_CRASHES"];
  const points = asked === "all" ? Number.POSITIVE_INFINITY : Number(asked ?? usual);
  return { points, seed: Number(process.env["TENURE_SEED"] ?? Date.now() % 1_000_000) };
}
