import type { AdfBlock, AdfDocument, AdfExpand, AdfExpandBlock, AdfParagraph } from "./adf-document.ts";
import { paragraph } from "./blocks.ts";
import { text } from "./inline.ts";

/** The longest serialised document we send, in characters. Jira's limit is 32,767, and what it counts is not settled. */
export const ADF_LIMIT = 30_000;

const note = (): AdfParagraph => paragraph("… shortened here: the rest did not fit into this comment.");

const sizeOf = (node: unknown): number => JSON.stringify(node).length;

/** Room for the note, its comma, and the braces of a container. */
const RESERVE = sizeOf(note()) + 2;

/**
 * Cuts a document down to a size Jira accepts and says where it cut.
 *
 * Folded parts are cut first, the last one first; only when they are down to a note does the
 * document itself lose its end. A document that fits comes back as it is.
 */
export function boundAdf(document: AdfDocument, maxCharacters: number = ADF_LIMIT): AdfDocument {
  if (sizeOf(document) <= maxCharacters) return document;
  let content = document.content;
  for (let index = content.length - 1; index >= 0; index--) {
    const over = sizeOf({ ...document, content }) - maxCharacters;
    if (over <= 0) return { ...document, content };
    const block = content[index];
    if (block?.type === "expand") content = content.with(index, cutExpand(block, over));
  }
  const whole: AdfDocument = { ...document, content };
  if (sizeOf(whole) <= maxCharacters) return whole;
  const empty = sizeOf({ ...document, content: [] });
  return { ...document, content: cutBlocks<AdfBlock>(content, maxCharacters - empty) };
}

function cutExpand(block: AdfExpand, over: number): AdfExpand {
  const room = sizeOf(block.content) - 2 - over;
  return { ...block, content: cutBlocks<AdfExpandBlock>(block.content, room) };
}

/** Keeps blocks from the start while they fit into `room` with the note behind them. */
function cutBlocks<B extends AdfBlock | AdfExpandBlock>(
  blocks: readonly B[],
  room: number,
): readonly (B | AdfParagraph)[] {
  const kept: (B | AdfParagraph)[] = [];
  let left = room - RESERVE;
  for (const block of blocks) {
    const size = sizeOf(block) + 1;
    if (size > left) {
      const head = cutBlock(block, left - 1);
      if (head !== undefined) kept.push(head);
      break;
    }
    kept.push(block);
    left -= size;
  }
  return [...kept, note()];
}

/** The beginning of a block that fits into `room`; `undefined` when nothing useful would be left. */
function cutBlock<B extends AdfBlock | AdfExpandBlock>(block: B, room: number): B | undefined {
  if (block.type === "codeBlock" || block.type === "paragraph") return cutText(block, room);
  if (!("content" in block) || block.type === "heading") return undefined;
  const empty = { ...block, content: [] };
  const kept: unknown[] = [];
  let left = room - sizeOf(empty);
  for (const child of block.content ?? []) {
    left -= sizeOf(child) + 1;
    if (left < 0) break;
    kept.push(child);
  }
  // Children keep their order and their kind, so what held before still holds.
  return kept.length === 0 ? undefined : ({ ...block, content: kept } as B);
}

function cutText<B extends AdfBlock | AdfExpandBlock>(block: B, room: number): B | undefined {
  const first = "content" in block ? block.content?.[0] : undefined;
  if (first?.type !== "text") return undefined;
  const rest = room - sizeOf({ ...block, content: [{ ...first, text: "" }] });
  const shown = text(fitting(first.text, rest - 1));
  if (shown === undefined) return undefined;
  return { ...block, content: [{ ...first, text: `${fitting(first.text, rest - 1)}…` }] } as B;
}

/** The longest beginning whose JSON form has at most `room` characters; never half a surrogate pair. */
function fitting(value: string, room: number): string {
  let used = 0;
  let end = 0;
  for (const character of value) {
    used += JSON.stringify(character).length - 2;
    if (used > room) break;
    end += character.length;
  }
  return value.slice(0, end);
}
