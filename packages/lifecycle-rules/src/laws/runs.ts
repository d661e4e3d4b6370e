import fc from "fast-check";

declare const process: { readonly env: Readonly<Record<string, string | undefined>> };

/** Cases for each property: more than 10,000 in all, or as many as `TENURE_LAW_RUNS` says. */
export const RUNS = Number(process.env["TENURE_LAW_RUNS"] ?? 850);

/** Another company every time; printed, so that a failure can be repeated with `TENURE_SEED`. */
export const SEED = Number(process.env["TENURE_SEED"] ?? fc.sample(fc.noBias(fc.nat()), 1)[0]);

/** What a law is held with. */
export const LAW = { numRuns: RUNS, seed: SEED } as const;

/** A machine that does other things too takes its time; nothing here is about time. */
export const PATIENCE = 300_000;
