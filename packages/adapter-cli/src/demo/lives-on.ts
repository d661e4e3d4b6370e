import type { Deed } from "./deed.ts";
import { oktaCall } from "./okta-call.ts";
import { noemi } from "./story.ts";

/** What happens between the tickets: people follow links, sign in, and put each other into groups by hand. */
export const livesOn: Readonly<Record<"onHerFirstDay" | "asAScientist" | "asAnEngineer", readonly Deed[]>> = {
  onHerFirstDay: [
    {
      at: "2027-01-04T08:40:00.000Z",
      words: "Noémi follows Okta's link, chooses a password, enrols a phone and signs in.",
      deed: ({ okta }) => {
        okta.people.choosePassword(noemi.login);
        okta.people.enrolFactor(noemi.login);
        okta.people.signIn(noemi.login);
      },
    },
  ],
  asAScientist: [
    {
      at: "2027-01-11T13:05:00.000Z",
      words: "Greta Lindholm of IT puts Noémi into vpn-users by hand, for a conference.",
      deed: async ({ okta }) => {
        const group = okta.state.groups().find(({ name }) => name === "vpn-users");
        const user = okta.state.user(noemi.login);
        await oktaCall(okta, "PUT", `/api/v1/groups/${group?.id}/users/${user?.id}`);
      },
    },
  ],
  asAnEngineer: [
    {
      at: "2027-09-14T06:50:00.000Z",
      words: "Noémi signs in on two machines, and a client on her laptop keeps a refresh token.",
      deed: ({ okta }) => {
        okta.people.signIn(noemi.login);
        okta.people.signIn(noemi.login);
        okta.people.signInToClient(noemi.login, "0oaGitLabDesktop0005d7");
      },
    },
  ],
};
