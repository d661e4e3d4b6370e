import { z } from "zod";

/** The parts of an Okta application this library reads. */
export const App = z.looseObject({ id: z.string(), name: z.string(), label: z.string(), status: z.string() });
/** An Okta application. */
export type App = z.infer<typeof App>;

/** A user's assignment to an application. `GROUP` scope comes and goes with a group. */
export const AppUser = z.looseObject({
  id: z.string(),
  scope: z.string(),
  status: z.string(),
  profile: z.record(z.string(), z.unknown()).nullish(),
});
/** An application user. */
export type AppUser = z.infer<typeof AppUser>;
