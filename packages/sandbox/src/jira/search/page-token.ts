const DAY = 86_400_000;

/** Writes the token of the next page. It means something with its query only, and for a week. */
export function writePageToken(position: number, jql: string, now: number): string {
  return Buffer.from(JSON.stringify({ position, jql, at: now })).toString("base64url");
}

/** Reads where a page begins; `undefined` for a token that is none, is too old, or belongs to another query. */
export function readPageToken(token: string, jql: string, now: number): number | undefined {
  try {
    const read: unknown = JSON.parse(Buffer.from(token, "base64url").toString());
    if (typeof read !== "object" || read === null || !("position" in read) || !("jql" in read) || !("at" in read)) {
      return undefined;
    }
    const { position, jql: of, at } = read;
    if (typeof position !== "number" || typeof at !== "number" || of !== jql) return undefined;
    return now - at > 7 * DAY ? undefined : position;
  } catch {
    return undefined;
  }
}
