export type {
  BrakeLimits,
  Instant,
  LeaverClock,
  Plan,
  Problem,
  Progress,
  Refusal,
  Step,
  StepProgress,
  TicketRef,
  TrippedBrake,
} from "@tenure/lifecycle-rules";
export type { Preview, Tenure, TenureFailure, Worked } from "./tenure.ts";
