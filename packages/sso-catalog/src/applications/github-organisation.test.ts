import { describeApplication } from "../../test/describe-application.ts";
import { githubOrganisationProvider } from "../../test/providers/github-organisation.ts";

describeApplication(githubOrganisationProvider);
