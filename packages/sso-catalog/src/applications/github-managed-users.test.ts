import { describeApplication } from "../../test/describe-application.ts";
import { githubManagedUsers } from "./github-managed-users.ts";

describeApplication(githubManagedUsers, { enterprise: "jupiter" });
