import { basename, dirname } from "node:path";
import { Application, DocumentReflection, type ProjectReflection, ReflectionKind } from "typedoc";

/** What a folder of `docs/` is called in the site's menu. */
const GROUPS: Readonly<Record<string, string>> = {
  tutorials: "Begin",
  "how-to": "How to",
  explanation: "Understand",
  reference: "Look up",
  decisions: "Decisions",
  docs: "Look up",
};

/** TypeDoc plugin: guides stand in the menu by the title they have, under what they are for, and not by file name. */
export function load(app: Application): void {
  // Before TypeDoc sorts what it has into groups.
  app.on(Application.EVENT_PROJECT_REVIVE, place, 10_000);
}

function place(project: ProjectReflection): void {
  for (const page of project.getReflectionsByKind(ReflectionKind.Document)) {
    if (!(page instanceof DocumentReflection)) continue;
    const file = project.files.getReflectionPath(page) ?? "";
    const [first] = page.content;
    const title = first?.kind === "text" ? /^\s*# (.+)$/m.exec(first.text)?.[1] : undefined;
    if (title !== undefined) page.name = title;
    else page.name = basename(file, ".md");
    const group = GROUPS[basename(dirname(file))] ?? "Look up";
    page.frontmatter["group"] = group;
  }
}
