export type { Cancel, EpochMs, Job, VirtualClock } from "./kernel/clock.ts";
