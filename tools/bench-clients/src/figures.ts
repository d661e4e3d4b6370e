/** What importing a module costs a fresh process. */
export interface ImportCost {
  /** By the clock, which a busy machine slows down. */
  readonly ms: number;
  /** Of the processor. */
  readonly cpuMs: number;
  readonly heapMb: number;
  readonly rssMb: number;
}

/** Bytes of a bundle. */
export interface BundleSize {
  readonly bytes: number;
  readonly gzip: number;
}

/** What reads cost. */
export interface ReadCost {
  readonly perSecond: number;
  /** Of the processor, for one read. */
  readonly cpuMicros: number;
}

/** Everything one run measures. */
export interface Figures {
  readonly imports: Readonly<
    Record<"ours" | "theirs" | "jira ours" | "jira.js" | "okta ours" | "okta-sdk-nodejs", ImportCost>
  >;
  readonly bundles: Readonly<Record<"ours" | "theirs" | "theirs, jira.js picked apart", BundleSize>>;
  readonly reads: Readonly<Record<"jira ours" | "jira.js" | "okta ours" | "okta-sdk-nodejs", ReadCost>>;
  readonly rate: { readonly utilisation: number; readonly refused: number; readonly minutes: number };
}

/** What we set out to reach, and whether this run did. */
export interface Aim {
  readonly aim: string;
  readonly reached: string;
  readonly met: boolean;
}

const round = (value: number, digits = 1): number => Number(value.toFixed(digits));

/** Judges a run by its aims. */
export function aimsOf({ imports, bundles, rate }: Figures): readonly Aim[] {
  const faster = imports.theirs.ms / imports.ours.ms;
  const smaller = bundles.theirs.bytes / bundles.ours.bytes;
  const gzipped = bundles.theirs.gzip / bundles.ours.gzip;
  return [
    { aim: "import at least 5 times faster", reached: `${round(faster)} times`, met: faster >= 5 },
    {
      aim: "bundle at least 10 times smaller",
      reached: `${round(smaller)} times, gzipped ${round(gzipped)}`,
      met: smaller >= 10,
    },
    {
      aim: "at least 97 % of the allowed rate, and no 429",
      reached: `${round(rate.utilisation * 100)} %, ${rate.refused} refused`,
      met: rate.utilisation >= 0.97 && rate.refused === 0,
    },
  ];
}
