import { describeApplication } from "../../test/describe-application.ts";
import { atlassianCloud } from "./atlassian-cloud.ts";

describeApplication(atlassianCloud, { domain: "jupiter.example" });
