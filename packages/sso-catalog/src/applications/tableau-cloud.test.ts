import { describeApplication } from "../../test/describe-application.ts";
import { tableauCloud } from "./tableau-cloud.ts";

describeApplication(tableauCloud, {
  acsUrl: "https://sso.online.tableau.com/public/sp/SSO?alias=3fa85f64",
  entityId: "https://sso.online.tableau.com/public/sp/metadata?alias=3fa85f64",
});
