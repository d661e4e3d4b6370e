import { describeApplication } from "../../test/describe-application.ts";
import { databricks } from "./databricks.ts";

describeApplication(databricks, {
  accountId: "3fa85f64-5717-4562-b3fc-2c963f66afa6",
  redirectUri: "https://accounts.cloud.databricks.com/oidc/consume",
});
