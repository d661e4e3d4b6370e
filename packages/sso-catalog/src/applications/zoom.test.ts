import { describeApplication } from "../../test/describe-application.ts";
import { zoomProvider } from "../../test/providers/zoom.ts";

describeApplication(zoomProvider);
