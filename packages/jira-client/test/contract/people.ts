/** A person as the platform shows one, and as the client gives it. */
export const ana = {
  self: "https://acme.atlassian.net/rest/api/3/user?accountId=5b10",
  accountId: "5b10",
  displayName: "Ana Silva",
  active: true,
  accountType: "atlassian",
  timeZone: "Europe/Lisbon",
};

/** What the client makes of {@link ana}. */
export const anaRead = { accountId: "5b10", displayName: "Ana Silva", active: true, accountType: "atlassian" };
