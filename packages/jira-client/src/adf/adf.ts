import {
  blockCard,
  blockquote,
  bulletList,
  codeBlock,
  doc,
  expand,
  heading,
  listItem,
  nestedExpand,
  orderedList,
  panel,
  paragraph,
  rule,
  taskList,
} from "./blocks.ts";
import { code, date, em, emoji, hardBreak, inlineCard, link, mention, status, strike, strong, text } from "./inline.ts";
import { cell, table } from "./table.ts";

/**
 * Builds documents for comments and long text fields.
 *
 * A nesting Jira would refuse does not compile, and no input makes an invalid document: text is
 * cleaned, empty text vanishes, an empty container gets an empty paragraph, an address that is
 * not web or mail is never linked.
 *
 * @example
 * ```ts
 * adf.doc(
 *   adf.panel("success", adf.paragraph("Account created ", adf.status("done", "green"))),
 *   adf.table({ head: ["System", "Result"], rows: [["Okta", adf.strong("created")]] }),
 * );
 * ```
 */
export const adf = {
  doc,
  paragraph,
  heading,
  panel,
  table,
  cell,
  bulletList,
  orderedList,
  listItem,
  taskList,
  expand,
  nestedExpand,
  codeBlock,
  blockquote,
  blockCard,
  rule,
  text,
  strong,
  em,
  strike,
  code,
  link,
  inlineCard,
  status,
  date,
  mention,
  emoji,
  hardBreak,
} as const;
