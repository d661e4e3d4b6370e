export { htmlPage } from "./html/html-page.ts";
export { html, type Markup, type Shown } from "./html/markup.ts";
export { impactToHtml } from "./impact/impact-to-html.ts";
export { lifecycleToHtml } from "./lifecycle/lifecycle-to-html.ts";
export { matrixToHtml } from "./matrix/matrix-to-html.ts";
export { planSection } from "./plan/plan-section.ts";
export { planToHtml } from "./plan/plan-to-html.ts";
