import { describeApplication } from "../../test/describe-application.ts";
import { prefectCloudProvider } from "../../test/providers/prefect-cloud.ts";

describeApplication(prefectCloudProvider);
