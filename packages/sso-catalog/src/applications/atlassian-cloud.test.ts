import { describeApplication } from "../../test/describe-application.ts";
import { atlassianProvider } from "../../test/providers/atlassian-cloud.ts";

describeApplication(atlassianProvider);
