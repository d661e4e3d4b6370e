export { type Served, type ServeOptions, serveTenure } from "./serve-tenure.ts";
export { tenureRouter } from "./tenure-router.ts";
