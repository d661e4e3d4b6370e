import { anAccount, aTable } from "@tenure/lifecycle-rules/testing";
import { errAsync } from "neverthrow";
import { aTicket } from "./a-ticket.ts";
import { describeDesk } from "./describe-desk.ts";
import { describeDirectory } from "./describe-directory.ts";
import { describeMailer } from "./describe-mailer.ts";
import { describeMessenger } from "./describe-messenger.ts";
import { manualClock } from "./manual-clock.ts";
import { memoryDesk } from "./memory-desk.ts";
import { memoryDirectory } from "./memory-directory.ts";
import { memoryMailer, memoryMessenger } from "./memory-mailer.ts";

describeDirectory("memoryDirectory", async () => {
  const groups = [
    { id: "00gstaff000000000001", name: "Staff" },
    { id: "00gsales000000000001", name: "Sales" },
  ] as const;
  const ruled = { id: "00gzurich00000000001", name: "Zurich office" };
  const application = { id: "0oagitlab00000000001", label: "GitLab" };
  const ana = anAccount();
  const login = "rita.report@jupiter.example";
  const report = anAccount({
    id: "00ureport00000000001",
    login,
    profile: { login, managerId: ana.id },
    memberships: [],
  });
  const { org } = aTable();
  return {
    directory: memoryDirectory({
      org,
      accounts: [
        { ...ana, memberships: [] },
        { ...report, memberships: [] },
      ],
      groups: [...groups, ruled].map((group) => ({ ...group, type: "OKTA_GROUP" })),
      applications: [application],
      groupRules: [
        { id: "0prrule", groupId: ruled.id, name: ruled.name, attribute: "officeLocation", value: "Zurich" },
      ],
    }),
    org,
    person: { id: ana.id, login: ana.login, employeeNumber: "4711" },
    report,
    groups,
    ruled,
    application,
    newcomer: {
      login: "zoe.mueller@jupiter.example",
      profile: { firstName: "Zoë", lastName: "Müller" },
      intentAttribute: "tenureTicket",
    },
  };
});

describeDesk("memoryDesk", async () => {
  const desk = memoryDesk(manualClock("2027-02-01T10:00:00Z"));
  const ticket = aTicket("joiner", {});
  desk.file(ticket);
  return {
    desk,
    ticket: { id: ticket.id, key: ticket.key },
    comments: async () => [...desk.comments.values()].map(({ progress }) => JSON.stringify(progress)),
    tasks: async () => desk.tasks.map(({ summary }) => summary),
    approve: async () => {
      const at = (await desk.read(ticket.id))._unsafeUnwrap().updatedAt;
      desk.answer(ticket.id, {
        id: "1",
        approverId: "boss",
        decision: "approved",
        at: at > "2027-02-01T10:00:00.000Z" ? at : manualClock("2027-02-01T10:01:00Z").now(),
      });
      return { approverId: "boss" };
    },
    move: async () => {
      desk.file({ ...ticket, key: "HR-7", projectKey: "HR" });
      return { key: "HR-7" };
    },
  };
});

describeMailer("memoryMailer", async () => {
  const mailer = memoryMailer();
  return {
    mailer,
    received: async () => mailer.sent.map(({ to, ...mail }) => ({ ...mail, to: [to] })),
    away: {
      send: () => errAsync({ kind: "mail-failure", retryable: true, sentence: "The mail server does not answer." }),
    },
  };
});

describeMessenger("memoryMessenger", async () => {
  const messenger = memoryMessenger();
  return {
    messenger,
    channel: "it-ops",
    received: async () => messenger.posted.map(({ text }) => text),
    away: { post: () => errAsync({ kind: "message-failure", retryable: true, sentence: "The chat does not answer." }) },
  };
});
