export type { Overrides } from "./compose/overrides.ts";
export type { BadConfig } from "./config/bad-config.ts";
export { readConfig, type TenureConfig } from "./config/read-config.ts";
export type { Environment } from "./config/read-environment.ts";
export { createReception, type Reception } from "./reception/create-reception.ts";
export type { StoreUnavailable } from "./store/store-unavailable.ts";
