import { sha256 } from "@tenure/lifecycle-rules";
import { ok, type ResultAsync, safeTry } from "neverthrow";
import { RELEASES_NEEDED, releasedBy } from "../brakes/releases.ts";
import type { Company } from "../company/company.ts";
import { enter, type Note } from "../evidence/scribe.ts";
import { text, toJson } from "../json.ts";
import type { Ports } from "../ports/ports.ts";
import { aboutOf } from "../run/about-of.ts";
import { decide } from "../run/decide.ts";
import type { Planned } from "../run/decision.ts";
import { noteStandstill } from "../run/note-decision.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";
import type { Answer } from "./approval.ts";
import { checkWord, refuse, type WordRefusal } from "./check-word.ts";
import { unfit } from "./judge-approval.ts";
import type { SignedWord } from "./signed-word.ts";

/** What a word did. */
export interface TakenWord {
  readonly says: SignedWord["says"];
  /** People still missing before the plan goes on; 0 when it does. */
  readonly stillNeeded: number;
}

/**
 * Takes a person's signed word about a plan: an approval, a refusal, or the release of a brake.
 *
 * It is checked, held against the plan as it is now, entered in the ledger, and the ticket is looked at again. The same
 * word twice is entered once. Two different people must release a brake, and whoever filed the ticket is none of them.
 */
export function takeWord(
  ports: Ports,
  company: Company,
  signed: SignedWord,
): ResultAsync<TakenWord, RunFailure | WordRefusal> {
  return safeTry<TakenWord, RunFailure | WordRefusal>(async function* () {
    const word = yield* checkWord(signed, company.approval, ports.clock.now());
    const decision = yield* decide(ports, company, word.ticketId);
    if (decision.kind !== "planned" || decision.plan.hash !== word.hash) {
      return refuse("stale-hash", "The plan is another by now; look at it again.");
    }
    const objection = unfit(answerOf(word), caseOf(ports, company, decision));
    if (objection !== undefined) return refuse("not-allowed", objection);

    const about = aboutOf(decision, ports.ids.next());
    const note = noteOf(word);
    const known = decision.history.entries.some(({ body }) => text(body, "id") === idOf(word));
    if (!known) {
      yield* noteStandstill(ports, about, decision);
      yield* enter(ports, about, note).mapErr(toRunFailure);
    }
    yield* ports.queue.enqueue({ ticketId: about.ticket.id, reason: word.says }).mapErr(toRunFailure);
    if (word.says !== "release") return ok({ says: word.says, stillNeeded: 0 });
    const before = releasedBy(decision.plan, decision.history.entries, [...decision.history.plans, decision.outline]);
    const people = new Set([...before, word.person.toLowerCase()]);
    return ok({ says: word.says, stillNeeded: Math.max(0, RELEASES_NEEDED - people.size) });
  });
}

const idOf = ({ signature }: SignedWord) => `key:${sha256(signature).slice(0, 32)}`;
const actorOf = ({ keyId }: SignedWord) => `key:${keyId}`;

function answerOf(word: SignedWord): Answer {
  const decision = word.says === "decline" ? "declined" : "approved";
  return {
    id: idOf(word),
    hash: word.hash,
    decision,
    by: actorOf(word),
    email: word.person,
    at: word.at,
    recorded: false,
  };
}

function caseOf({ clock }: Ports, { approval }: Company, { plan, history, asked, addresses }: Planned) {
  const policy = approval ?? { exempt: [] };
  return { policy, plan, plans: history.plans, ticket: asked.ticket, person: addresses, owners: [], now: clock.now() };
}

function noteOf(word: SignedWord): Note {
  const { id, hash, at, email } = answerOf(word);
  const signature = { keyId: word.keyId, signature: word.signature, person: word.person };
  if (word.says === "release") {
    return {
      event: "brake-released",
      actor: actorOf(word),
      body: toJson({ id, hash, at, reason: word.reason, ...signature }),
    };
  }
  const event = word.says === "approve" ? "approved" : "declined";
  return { event, actor: actorOf(word), body: toJson({ id, hash, at, email, ...signature }) };
}
