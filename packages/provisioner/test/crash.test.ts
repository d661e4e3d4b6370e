import { describeCrashes } from "../src/testing/describe-crashes.ts";
import { memoryEngine } from "../src/testing/engine-under-test.ts";

describeCrashes("memory", async () => memoryEngine);
