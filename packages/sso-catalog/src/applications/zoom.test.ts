import { describeApplication } from "../../test/describe-application.ts";
import { zoom } from "./zoom.ts";

describeApplication(zoom, { vanity: "jupiter" });
