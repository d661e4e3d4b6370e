import { type Html, html } from "./html.ts";

const TONES: Readonly<Record<string, string>> = {
  ACTIVE: "good",
  PROVISIONED: "warn",
  STAGED: "warn",
  SUSPENDED: "warn",
  RECOVERY: "warn",
  PASSWORD_EXPIRED: "warn",
  LOCKED_OUT: "bad",
  DEPROVISIONED: "bad",
  done: "good",
  indeterminate: "warn",
};

/** A status as a word in a frame; its tone repeats what the word says. */
export function pill(words: string, tone: string = words): Html {
  return html`<span class="pill ${TONES[tone] ?? "plain"}">${words}</span>`;
}
