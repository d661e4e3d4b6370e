export { type Api, type ApiOptions, createApi, type Log } from "./api.ts";
export type { Answer, Call } from "./call.ts";
export type { HttpError } from "./http-error.ts";
export { collect, followLinks, followTokens, nextLink, type TokenPage } from "./pages.ts";
export { retryAfterMs } from "./retry-after.ts";
export { send, sendForAnswer } from "./send.ts";
