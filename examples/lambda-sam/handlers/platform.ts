import type { Platform } from "../platform.ts";
import { extensionSecrets } from "../secrets.ts";

/** The platform as it is on Lambda. */
export const platform: Platform = {
  env: process.env,
  secrets: extensionSecrets(process.env["AWS_SESSION_TOKEN"] ?? ""),
};
