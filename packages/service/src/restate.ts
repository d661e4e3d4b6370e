export { type RestateHandler, type RestateOptions, restateHandler } from "./restate/restate-handler.ts";
export { type ServedRestate, type ServeRestateOptions, serveRestate } from "./restate/serve-restate.ts";
export type { RestateWorkerOptions } from "./restate/ticket-worker.ts";
