import type { Refusal } from "@tenure/lifecycle-rules";

/** Why nothing is done after an approver's no. */
export const DECLINED: Refusal = {
  kind: "declined",
  sentence: "An approver declined this plan; a changed ticket may be approved anew.",
};
