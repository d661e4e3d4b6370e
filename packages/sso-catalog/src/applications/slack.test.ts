import { describeApplication } from "../../test/describe-application.ts";
import { slack } from "./slack.ts";

describeApplication(slack, { domain: "jupiter" });
