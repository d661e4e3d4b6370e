import { describeApplication } from "../../test/describe-application.ts";
import { googleWorkspaceProvider } from "../../test/providers/google-workspace.ts";

describeApplication(googleWorkspaceProvider);
