import { Result } from "neverthrow";
import type { AttributeStatement } from "./catalogue.ts";
import { groupNamesOf, type SignedOnPerson, valuesOf } from "./person.ts";

/** What one attribute of an assertion says of somebody. An attribute without a value is left out of it. */
export function attributeValues(person: SignedOnPerson, statement: AttributeStatement): readonly string[] {
  switch (statement.type) {
    case "EXPRESSION":
      return (statement.values ?? []).flatMap((expression) => valuesOf(person, expression));
    case "GROUP":
      return groupNamesOf(person).filter((name) => passes(name, statement));
    case "AWS_ROLES":
      return awsRoles(person);
  }
}

function passes(name: string, { filterType, filterValue }: AttributeStatement): boolean {
  const wanted = filterValue ?? "";
  switch (filterType) {
    case "STARTS_WITH":
      return name.startsWith(wanted);
    case "EQUALS":
      return name === wanted;
    case "CONTAINS":
      return name.includes(wanted);
    case "REGEX":
      return compile(`^(?:${wanted})$`)?.test(name) ?? false;
    default:
      return false;
  }
}

/** Reads account and role out of the names of groups, and writes them the way AWS expects a role. */
function awsRoles(person: SignedOnPerson): readonly string[] {
  const [[filter = ""], [pattern = ""], [mapped]] = [
    valuesOf(person, "app.groupFilter"),
    valuesOf(person, "app.roleValuePattern"),
    valuesOf(person, "app.useGroupMapping"),
  ];
  if (mapped !== "true" || filter === "") return [];
  // Okta doubles the braces of a named group.
  const expected = compile(`^${filter.replaceAll("{{", "<").replaceAll("}}", ">")}$`);
  return groupNamesOf(person).flatMap((name) => {
    const said = expected?.exec(name)?.groups;
    return said === undefined ? [] : [pattern.replaceAll(/\$\{(\w+)\}/g, (_, part: string) => said[part] ?? "")];
  });
}

/** A pattern somebody typed; one that is none fits nothing. */
const compile = (pattern: string): RegExp | undefined => toPattern(pattern).unwrapOr(undefined);
const toPattern = Result.fromThrowable((pattern: string) => new RegExp(pattern));
