import { describeApplication } from "../../test/describe-application.ts";
import { tableauCloudProvider } from "../../test/providers/tableau-cloud.ts";

describeApplication(tableauCloudProvider);
