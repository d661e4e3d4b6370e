import { describeApplication } from "../../test/describe-application.ts";
import { githubOrganisation } from "./github-organisation.ts";

describeApplication(githubOrganisation, { organisation: "jupiter-climate" });
