import { planToText } from "@tenure/reports";
import type { SandboxOptions } from "@tenure/sandbox";
import type { Preview, Tenure } from "@tenure/service";

/** What Tenure has to say about a ticket, beside it on the desk. */
export interface PlanPanel {
  readonly show: NonNullable<SandboxOptions["deskPanel"]>;
  /** Says whose plans are shown; the desk is there before Tenure is. */
  tellOf(tenure: Pick<Tenure, "preview">): void;
}

/** A panel that shows nothing until it is told of a Tenure. */
export function planPanel(): PlanPanel {
  let teller: Pick<Tenure, "preview"> | undefined;
  return {
    show: async (key) => {
      const preview = await teller?.preview(key);
      return preview?.isOk() === true ? { title: "Tenure, right now", markup: markup(preview.value) } : undefined;
    },
    tellOf: (tenure) => {
      teller = tenure;
    },
  };
}

function markup(preview: Preview): string {
  switch (preview.kind) {
    case "planned":
      return preformatted(planToText(preview.plan, { width: 110, color: false }));
    case "form-incomplete":
      return preformatted(preview.problems.map(({ sentence }) => `✗ ${sentence}`).join("\n"));
    case "refused":
      return preformatted(preview.refusals.map(({ sentence }) => `✗ ${sentence}`).join("\n"));
  }
}

function preformatted(text: string): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return `<pre style="overflow:auto">${escaped}</pre>`;
}
