import { describeApplication } from "../../test/describe-application.ts";
import { prefectCloud } from "./prefect-cloud.ts";

describeApplication(prefectCloud, {
  emailDomain: "jupiter.example",
  redirectUri: "https://api.prefect.cloud/auth/callback",
});
