import { describeApplication } from "../../test/describe-application.ts";
import { googleWorkspace } from "./google-workspace.ts";

describeApplication(googleWorkspace, { domain: "jupiter.example", rpId: "02abcde3" });
