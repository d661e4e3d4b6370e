export { findPlanned } from "./approval/find-planned.ts";
export { takeAnyWord } from "./approval/take-any-word.ts";
export { preview } from "./preview/preview.ts";
export { bringForward } from "./run/bring-forward.ts";
export { leavingHour } from "./sweep/leaving-hour.ts";
export { sweep } from "./sweep/sweep.ts";
export { work } from "./work/work.ts";
