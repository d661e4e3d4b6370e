/** How many points of each story are cut: so many, as `TENURE_CRASHES` says, or `all`. The seed chooses which. */
export const crashPoints = (usual: number) => pointsOf("TENURE_CRASHES", usual);

/** The same where a process is killed at each: `TENURE_KILLS`. */
export const killPoints = (usual: number) => pointsOf("TENURE_KILLS", usual);

function pointsOf(name: string, usual: number): { readonly points: number; readonly seed: number } {
  const asked = process.env[name];
  const points = asked === "all" ? Number.POSITIVE_INFINITY : Number(asked ?? usual);
  return { points, seed: Number(process.env["TENURE_SEED"] ?? Date.now() % 1_000_000) };
}
