import { describe, expect, it } from "vitest";
import { meets } from "./evaluate-expression.ts";
import { parseExpression } from "./parse-expression.ts";

const ana = {
  firstName: "Ana",
  department: "Risk",
  title: "Senior Analyst",
  level: 4,
  remote: true,
  skills: ["python", "sql"],
};
const groups = () => ({ ids: new Set(["00gRisk"]), names: ["risk", "risk-leads"] });
const holds = (text: string): boolean => {
  const parsed = parseExpression(text);
  if (parsed.isErr()) throw new Error(`refused at ${parsed.error.at}`);
  return meets(parsed.value, ana, groups);
};

describe("a rule's condition", () => {
  it.each([
    ['user.department == "Risk"', true],
    ["user.department == 'Risk'", true],
    ['user.department=="risk"', false],
    ['user.department != "Sales"', true],
    ['user.department eq "Risk"', true],
    ['user.department == "Risk" and user.firstName == "Bob"', false],
    ['user.department == "Sales" or user.firstName == "Ana"', true],
    ['user.department == "Sales" OR user.department == "Risk" AND user.firstName == "Ana"', true],
    ['(user.department == "Sales" or user.department == "Risk") and user.firstName == "Bob"', false],
    ['!(user.department == "Sales")', true],
    ["NOT user.remote", false],
    ["user.remote", true],
    ["user.level >= 4", true],
    ["user.level < 4", false],
    ['user.level < "4"', false],
    ["user.nothing == null", true],
    ['String.startsWith(user.title, "Senior")', true],
    ['String.stringContains(user.title,"Analyst")', true],
    ['String.toUpperCase(user.department) == "RISK"', true],
    ['String.substringBefore(user.title, " ") == "Senior"', true],
    ['Arrays.contains(user.skills, "sql")', true],
    ['Arrays.contains(user.nothing, "sql")', false],
    ['isMemberOfGroup("00gRisk")', true],
    ['isMemberOfAnyGroup("00gOther", "00gRisk")', true],
    ['isMemberOfGroupName("Risk")', false],
    ['isMemberOfGroupNameStartsWith("risk-")', true],
    ['user.firstName + " " + user.department == "Ana Risk"', true],
    ['user.remote ? user.department == "Risk" : false', true],
    ['user.title == "Senior \\"Analyst\\""', false],
    ["true", true],
    ["user.level", false],
  ])("%s", (text, expected) => {
    expect(holds(text)).toBe(expected);
  });

  it.each([
    "",
    "user.department =",
    'user.department == "Risk',
    'department == "Risk"',
    "user.department == Risk",
    'Strings.startsWith(user.title, "x")',
    'user.department == "Risk" and',
    '(user.department == "Risk"',
    'user.department == "Risk")',
    "user.department == `Risk`",
  ])("refuses %j", (text) => {
    expect(parseExpression(text).isErr()).toBe(true);
  });
});
