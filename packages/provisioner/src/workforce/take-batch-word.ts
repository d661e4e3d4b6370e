import { sha256 } from "@tenure/lifecycle-rules";
import { ok, type ResultAsync, safeTry } from "neverthrow";
import { checkWord, refuse, type WordRefusal } from "../approval/check-word.ts";
import type { SignedWord } from "../approval/signed-word.ts";
import type { TakenWord } from "../approval/take-word.ts";
import { RELEASES_NEEDED } from "../brakes/releases.ts";
import type { Company } from "../company/company.ts";
import { enter, type Note } from "../evidence/scribe.ts";
import { text, toJson } from "../json.ts";
import type { Ports } from "../ports/ports.ts";
import { type RunFailure, toRunFailure } from "../run/run-failure.ts";
import { batchesIn } from "./batch.ts";
import { workforceEntries } from "./workforce-entries.ts";

/**
 * Takes a person's signed word about a reconciliation or a review: an approval, a refusal, or the release of a brake.
 *
 * It must name a batch the ledger knows; whether it counts for what would be done is judged when it is carried out. The
 * same word twice is entered once.
 */
export function takeBatchWord(
  ports: Ports,
  company: Company,
  signed: SignedWord,
): ResultAsync<TakenWord, RunFailure | WordRefusal> {
  return safeTry<TakenWord, RunFailure | WordRefusal>(async function* () {
    const word = yield* checkWord(signed, company.approval, ports.clock.now());
    const entries = yield* workforceEntries(ports);
    if (!batchesIn(entries).some(({ hash }) => hash === word.hash)) {
      return refuse("stale-hash", "Nothing with this hash was ever planned; look at it again.");
    }
    const note = noteOf(word);
    const id = text(note.body, "id");
    if (!entries.some(({ body }) => text(body, "id") === id)) {
      const about = { ticket: { id: word.ticketId, key: word.ticketId }, runId: ports.ids.next() };
      yield* enter(ports, about, note).mapErr(toRunFailure);
    }
    if (word.says !== "release") return ok({ says: word.says, stillNeeded: 0 });
    const released = entries.filter(
      ({ event, body }) => event === "brake-released" && text(body, "hash") === word.hash,
    );
    const people = new Set([...released.map(({ body }) => text(body, "person")), word.person.toLowerCase()]);
    return ok({ says: word.says, stillNeeded: Math.max(0, RELEASES_NEEDED - people.size) });
  });
}

function noteOf(word: SignedWord): Note {
  const { says, hash, at, keyId, signature, reason } = word;
  const person = word.person.toLowerCase();
  const event = says === "release" ? "brake-released" : says === "approve" ? "approved" : "declined";
  const id = `key:${sha256(signature).slice(0, 32)}`;
  return {
    event,
    actor: `key:${keyId}`,
    body: toJson({ id, hash, at, email: person, person, keyId, signature, reason }),
  };
}
