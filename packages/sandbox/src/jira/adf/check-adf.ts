import { isObject } from "../http/call.ts";
import type { Attributes } from "./attributes.ts";
import { type NodeRule, nodeRules } from "./grammar.ts";
import { markRules } from "./mark-rules.ts";

/** Whether a value is a document Jira takes. Like Jira, it does not say where it is not. */
export function checkAdf(document: unknown): boolean {
  if (!isObject(document) || document["version"] !== 1 || document["type"] !== "doc") return false;
  const { version: _, ...node } = document;
  return fits(node, "doc", []);
}

interface Child {
  readonly type: string;
  readonly marks: readonly string[];
}

const parsed = new Map<string, Child>();

function childOf(spec: string): Child {
  const known = parsed.get(spec);
  if (known !== undefined) return known;
  const [type = "", marks = ""] = spec.split(":");
  const child = { type, marks: marks === "" ? [] : marks.split(",") };
  parsed.set(spec, child);
  return child;
}

function fits(node: unknown, type: string, allowedMarks: readonly string[]): boolean {
  if (!isObject(node) || node["type"] !== type) return false;
  if (!marksFit(node["marks"], allowedMarks)) return false;
  if (type === "text") return textFits(node);
  const rule = nodeRules[type];
  if (rule === undefined) return false;
  const allowed = ["type", "marks", "attrs", ...(rule.content === undefined ? [] : ["content"])];
  return (
    Object.keys(node).every((key) => allowed.includes(key)) &&
    attributesFit(node["attrs"], rule) &&
    contentFits(node["content"], rule)
  );
}

function textFits(node: Readonly<Record<string, unknown>>): boolean {
  const { text } = node;
  return (
    typeof text === "string" && text !== "" && Object.keys(node).every((key) => ["type", "text", "marks"].includes(key))
  );
}

function marksFit(marks: unknown, allowed: readonly string[]): boolean {
  if (marks === undefined) return true;
  return Array.isArray(marks) && marks.every((mark) => markFits(mark, allowed));
}

function markFits(mark: unknown, allowed: readonly string[]): boolean {
  if (!isObject(mark) || typeof mark["type"] !== "string" || !allowed.includes(mark["type"])) return false;
  const rule = markRules[mark["type"]];
  if (rule === undefined || !Object.keys(mark).every((key) => key === "type" || key === "attrs")) return false;
  return rule === "bare" ? mark["attrs"] === undefined : shapeFits(mark["attrs"], rule);
}

function attributesFit(attrs: unknown, rule: NodeRule): boolean {
  if (attrs === undefined) return rule.attrsRequired !== true;
  return (rule.attrs ?? []).some((shape) => shapeFits(attrs, shape));
}

function shapeFits(attrs: unknown, { required, optional }: Attributes): boolean {
  if (!isObject(attrs)) return false;
  return (
    Object.entries(required).every(([name, allows]) => Object.hasOwn(attrs, name) && allows(attrs[name])) &&
    Object.entries(attrs).every(([name, value]) => {
      const allows = required[name] ?? optional[name];
      return allows?.(value) ?? false;
    })
  );
}

function contentFits(content: unknown, { content: rule }: NodeRule): boolean {
  if (rule === undefined) return content === undefined;
  if (content === undefined) return !rule.required;
  if (!Array.isArray(content) || content.length < rule.min || content.length > (rule.max ?? Number.POSITIVE_INFINITY)) {
    return false;
  }
  return content.every((node) =>
    rule.of.some((spec) => {
      const child = childOf(spec);
      return fits(node, child.type, child.marks);
    }),
  );
}
