import { describeApplication } from "../../test/describe-application.ts";
import { salesforce } from "./salesforce.ts";

describeApplication(salesforce, { myDomain: "jupiter" });
