import { createTenure, type Tenure, type WorkQueue } from "@tenure/service";
import { configOf, orFailStart, type Platform } from "./platform.ts";

/** All of Tenure, for the functions that plan and carry out. Composed once for each start of a function. */
export async function tenureOf(platform: Platform, queue: WorkQueue): Promise<Tenure> {
  const { overrides = {} } = platform;
  const config = await configOf(platform);
  return orFailStart(await createTenure(config, { ...overrides, ports: { queue, ...overrides.ports } }));
}
