import { describeApplication } from "../../test/describe-application.ts";
import { slackProvider } from "../../test/providers/slack.ts";

describeApplication(slackProvider);
