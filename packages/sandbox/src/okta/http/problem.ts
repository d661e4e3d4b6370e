/** A refusal as Okta words it. Only `code` is contractual; the rest is for people. */
export interface OktaProblem {
  readonly status: number;
  readonly code: string;
  readonly summary: string;
  readonly causes: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** The kinds of thing Okta names when it does not find one. */
export type ResourceType =
  | "User"
  | "UserGroup"
  | "AppInstance"
  | "AppUser"
  | "GroupRule"
  | "RoleAssignment"
  | "UserSchema"
  | "UserType"
  | "EventHook"
  | "ApplicationGroupAssignment"
  | "UserFactor"
  | "OAuth2RefreshToken"
  | "OAuth2ScopeConsentGrant"
  | "OAuth2Client"
  | "ApiToken"
  | "JsonWebKey"
  | "GroupOwner"
  | "GroupPushMapping"
  | "ProfileMapping"
  | "PrincipalRateLimitEntity";

function problem(status: number, code: string, summary: string, ...causes: readonly string[]): OktaProblem {
  return { status, code, summary, causes };
}

/** A value is wrong; `what` is the field or the operation Okta names in its summary. */
export function invalid(what: string, ...causes: readonly string[]): OktaProblem {
  return problem(400, "E0000001", `Api validation failed: ${what}`, ...causes);
}

/** The attribute comes from Okta's own profile and is pushed: nobody sets it on an assignment. */
export function mappedAttribute(name: string): OktaProblem {
  const why = "because it has a field mapping and profile push is enabled.";
  return problem(403, "E0000075", `Cannot modify the ${name} attribute ${why}`);
}

/** There is no such thing, or the caller may not see it. */
export function notFound(id: string, type: ResourceType): OktaProblem {
  return problem(404, "E0000007", `Not found: Resource not found: ${id} (${type})`);
}

/** The refusals that need no detail, by what happened. */
export const problems = {
  malformedBody: problem(400, "E0000003", "The request body was not well-formed."),
  missingParameter: problem(400, "E0000028", "The request is missing a required parameter."),
  badSearch: problem(400, "E0000031", "Invalid search criteria.", "Invalid search syntax."),
  searchAndFilter: problem(400, "E0000033", "Can't specify a search query and filter in the same request."),
  badFilter: problem(400, "E0000053", "Invalid SCIM filter."),
  badPaging: problem(400, "E0000054", "Invalid pagination properties."),
  labelInUse: problem(400, "E0000040", "Application label must not be the same as another existing application label."),
  credentialsNotForScheme: problem(
    400,
    "E0000041",
    "Credentials should not be set on this resource based on the scheme.",
  ),
  tooManyGroups: problem(400, "E0000093", "Target count limit exceeded", "The number of group targets is too large"),
  nextLoginNeedsPassword: problem(
    400,
    "E0000124",
    "Could not create user. To create a user and expire their password immediately, a password must be specified",
    "Could not create user. To create a user and expire their password immediately, a password must be specified",
  ),
  nextLoginNeedsActivate: problem(
    400,
    "E0000125",
    'Could not create user. To create a user and expire their password immediately, "activate" must be true',
    'Could not create user. To create a user and expire their password immediately, "activate" must be true',
  ),
  malformedETag: problem(400, "E0000242", "The If-Match header value is not well-formed."),
  roleOnRuleTarget: problem(
    400,
    "E0000192",
    "Admin roles cannot be assigned to a group that is the target of a group rule.",
  ),
  roleOnLargeGroup: problem(400, "E0000193", "Admin roles cannot be assigned to a group with more than 5000 users."),
  roleOnBuiltIn: problem(400, "E0000211", "Admin roles cannot be assigned to this group."),
  featureOff: problem(401, "E0000015", "You do not have permission to access the feature you are requesting"),
  invalidToken: problem(401, "E0000011", "Invalid token provided"),
  notAllowed: problem(403, "E0000006", "You do not have permission to perform the requested action"),
  alreadyActive: problem(403, "E0000016", "Activation failed because the user is already active"),
  resetNotAllowed: problem(
    403,
    "E0000017",
    "Password reset failed",
    "Password reset is not allowed in the user's current status",
  ),
  credentialsNotUpdated: problem(403, "E0000014", "Update of credentials failed"),
  wrongOldPassword: problem(403, "E0000014", "Update of credentials failed", "Old Password is not correct"),
  unlockNotAllowed: problem(403, "E0000032", "Unlock is not allowed for this user."),
  forgotNotAllowed: problem(403, "E0000034", "Forgot password not allowed on specified user."),
  weakPassword: problem(
    403,
    "E0000080",
    "The password does not meet the complexity requirements of the current password policy.",
  ),
  wrongStatus: problem(403, "E0000038", "This operation is not allowed in the user's current status."),
  masteredElsewhere: problem(403, "E0000023", "Operation failed because user profile is mastered under another system"),
  appStillActive: problem(
    403,
    "E0000056",
    "Delete application forbidden.",
    "The application must be deactivated before deletion.",
  ),
  inactiveUser: problem(403, "E0000117", "Cannot assign apps or update app profiles for an inactive user."),
  userTypeInUse: problem(403, "E0000142", "This User Type cannot be deleted."),
  unknownPath: problem(404, "E0000008", "The requested path was not found"),
  unsupportedMediaType: problem(404, "E0000012", "Unsupported media type."),
  unknownMethod: problem(405, "E0000022", "The endpoint does not support the provided HTTP method"),
  duplicateGroup: problem(409, "E0000055", "Duplicate group."),
  alreadyAssigned: problem(409, "E0000062", "The specified user is already assigned to the application."),
  roleExists: problem(409, "E0000090", "The role specified is already assigned to the user."),
  stillActivating: problem(
    409,
    "E0000112",
    "Unable to perform the operation because the user's status is still changing. Please try again later.",
  ),
  lengthRequired: problem(411, "E0000009", "Length Required"),
  staleETag: problem(412, "E0000231", "ETag value doesn't match."),
  rulesBusy: problem(423, "E0000239", "Policy priorities are being reconciled. Please try again later."),
  tooManyCalls: problem(429, "E0000047", "API call exceeded rate limit due to too many requests."),
  internal: problem(500, "E0000009", "Internal Server Error"),
  unsupported: problem(501, "E0000060", "Unsupported operation."),
  unavailable: problem(503, "E0000181", "Service is in read only mode."),
  gatewayTimeout: problem(504, "E0000137", "The service timed out."),
} as const satisfies Record<string, OktaProblem>;

/** The JSON body of a refusal. */
export function problemBody(refusal: OktaProblem, errorId: string): unknown {
  return {
    errorCode: refusal.code,
    errorSummary: refusal.summary,
    errorLink: refusal.code,
    errorId,
    errorCauses: refusal.causes.map((errorSummary) => ({ errorSummary })),
  };
}
