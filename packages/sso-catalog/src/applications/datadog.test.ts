import { describeApplication } from "../../test/describe-application.ts";
import { datadogProvider } from "../../test/providers/datadog.ts";

describeApplication(datadogProvider);
