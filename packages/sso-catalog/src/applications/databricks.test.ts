import { describeApplication } from "../../test/describe-application.ts";
import { databricksProvider } from "../../test/providers/databricks.ts";

describeApplication(databricksProvider);
