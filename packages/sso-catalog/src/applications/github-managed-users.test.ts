import { describeApplication } from "../../test/describe-application.ts";
import { githubManagedUsersProvider } from "../../test/providers/github-managed-users.ts";

describeApplication(githubManagedUsersProvider);
