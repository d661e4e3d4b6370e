import { describeApplication } from "../../test/describe-application.ts";
import { datadog } from "./datadog.ts";

describeApplication(datadog, {
  site: "datadoghq.eu",
  mappings: [{ group: "datadog-on-call", roleId: "3fa85f64-5717-4562-b3fc-2c963f66afa6" }],
});
