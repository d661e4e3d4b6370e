/**
 * Text that no program makes a link of: what somebody writes into a form must not become something to click in a mail
 * that the company sends. It stays readable.
 */
export function noLink(text: string): string {
  return text.replaceAll("://", ": //").replaceAll(/\bwww\./gi, (www) => `${www.slice(0, 3)} .`);
}
