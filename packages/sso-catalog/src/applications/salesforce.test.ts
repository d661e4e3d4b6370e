import { describeApplication } from "../../test/describe-application.ts";
import { salesforceProvider } from "../../test/providers/salesforce.ts";

describeApplication(salesforceProvider);
