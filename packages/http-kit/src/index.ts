export {
  type Api,
  type ApiOptions,
  type Authorize,
  type CallScope,
  createApi,
  type IsNotYet,
  type OnRefused,
  scopeCalls,
} from "./api.ts";
export type { Answer, Call, Priority } from "./call.ts";
export {
  type Applicant,
  type BucketState,
  createGovernor,
  type Governor,
  type GovernorOptions,
  type Turn,
} from "./governor/governor.ts";
export { sharedGovernor } from "./governor/shared-governor.ts";
export type { HttpError } from "./http-error.ts";
export type { CallRecord, Log } from "./log.ts";
export { collect, followLinks, followTokens, nextLink, type TokenPage } from "./pages.ts";
export { mayHaveHappened, type ReadBackWrite, readBackWrite } from "./read-back.ts";
export { retryAfterMs } from "./retry-after.ts";
export { send, sendForAnswer } from "./send.ts";
export type { Wait } from "./sleep.ts";
