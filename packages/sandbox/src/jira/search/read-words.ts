import { err, ok, type Result } from "neverthrow";

/** A word of a query. Quoted ones are never keywords. */
export interface Word {
  readonly text: string;
  readonly isQuoted: boolean;
  /** Where it starts, from 0. */
  readonly at: number;
}

const WORD = /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(!=|!~|<=|>=|[=~<>(),])|(cf\[\d+\])|([^\s"'!=~<>(),]+))/y;

/** Splits a query into words; where it cannot be read, the message Jira gives. */
export function readWords(jql: string): Result<readonly Word[], string> {
  const words: Word[] = [];
  const end = jql.trimEnd().length;
  WORD.lastIndex = 0;
  while (WORD.lastIndex < end) {
    const from = WORD.lastIndex;
    const match = WORD.exec(jql);
    if (match === null) {
      const text = jql.slice(from).trimStart()[0] ?? "";
      return err(
        text === '"' || text === "'"
          ? `Error in the JQL Query: The quoted string '${jql.slice(from).trim().slice(1)}' has not been completed. (line 1, character ${from + 1})`
          : `Error in the JQL Query: The character '${text}' is a reserved JQL character. (line 1, character ${from + 1})`,
      );
    }
    const quoted = match[1] ?? match[2];
    const text = quoted?.replaceAll(/\\(.)/g, "$1") ?? match[3] ?? match[4] ?? match[5] ?? "";
    words.push({ text, isQuoted: quoted !== undefined, at: WORD.lastIndex - (match[0]?.trimStart().length ?? 0) });
  }
  return ok(words);
}
