import type { AccessMatrix } from "./access-matrix.ts";

/**
 * The matrix in an order the eye can follow: what most values give comes first, and among what few give, neighbours
 * share their first value, so that blocks show.
 */
export function arranged(matrix: AccessMatrix): AccessMatrix {
  const key = ({ cells }: AccessMatrix["lines"][number]) => ({
    breadth: cells.filter((share) => share !== "nobody").length,
    first: cells.findIndex((share) => share !== "nobody"),
  });
  const half = matrix.values.length / 2;
  const lines = matrix.lines
    .map((line) => ({ line, ...key(line) }))
    .toSorted((a, b) => {
      const [wideA, wideB] = [a.breadth > half, b.breadth > half];
      if (wideA !== wideB) return wideA ? -1 : 1;
      if (wideA) return b.breadth - a.breadth;
      return a.first - b.first || b.breadth - a.breadth;
    })
    .map(({ line }) => line);
  return { ...matrix, lines };
}
