import type { DeskParts } from "./desk-parts.ts";
import { fieldKind } from "./field-kind.ts";
import { type Html, html, trusted } from "./html.ts";
import { deskPath } from "./layout.ts";
import type { Filled, FormProblem } from "./read-form.ts";
import type { PortalField, PortalForm } from "./request-types.ts";

/** A form, empty or with what was wrong with the last try. */
export function formPage(
  parts: DeskParts,
  form: PortalForm,
  fields: readonly PortalField[],
  filled: Filled,
  problems: readonly FormProblem[],
): Html {
  const why = new Map(problems.map(({ fieldId, sentence }) => [fieldId, sentence]));
  return html`<p><a href="${deskPath}">All requests</a></p>
<h1>${form.name}</h1>
<p class="lead">${form.description}</p>
${problems.length > 0 && problemList(problems)}
<form method="post" class="sheet ask" novalidate>
<datalist id="people">${parts.jira.state.users().map(({ email, name }) => html`<option value="${email}">${name}</option>`)}</datalist>
${requester(parts, filled, why)}
${fields.map((field) => question(field, filled, why.get(field.fieldId)))}
<button>Send the request</button>
</form>`;
}

function problemList(problems: readonly FormProblem[]): Html {
  return html`<div class="sheet problems" role="alert" tabindex="-1" autofocus>
<h2>${problems.length === 1 ? "One thing to mend" : `${problems.length} things to mend`}</h2>
<ul>${problems.map(({ fieldId, sentence }) => html`<li><a href="#${fieldId}">${sentence}</a></li>`)}</ul>
</div>`;
}

function requester({ jira }: DeskParts, filled: Filled, why: ReadonlyMap<string, string>): Html {
  const value = filled.one("by") || (jira.state.users().find(({ email }) => email !== jira.email)?.email ?? jira.email);
  const sentence = why.get("by");
  return html`<div class="wide ${sentence !== undefined && "wrong"}">
<label for="by">Your e-mail <span class="must">(needed)</span></label>
${complaint("by", sentence)}
<input id="by" name="by" list="people" value="${value}" autocomplete="off" required ${describedBy("by", sentence)}>
</div>`;
}

function question(field: PortalField, filled: Filled, sentence: string | undefined): Html {
  const { fieldId: id, name, description, required } = field;
  const kind = fieldKind(field);
  const words = html`${name} ${required && html`<span class="must">(needed)</span>`} ${
    description !== "" && html`<span class="hint">${description}</span>`
  }`;
  if (kind === "few" || kind === "many") {
    const type = kind === "few" ? "radio" : "checkbox";
    return html`<fieldset class="${kind === "many" && "wide"} ${sentence !== undefined && "wrong"}" id="${id}" tabindex="-1">
<legend>${words}</legend>${complaint(id, sentence)}
<div class="options">${field.validValues.map(
      ({ label }) =>
        html`<label><input type="${type}" name="${id}" value="${label}" ${
          filled.all(id).includes(label) && trusted("checked")
        }> ${label}</label>`,
    )}</div></fieldset>`;
  }
  return html`<div class="${kind === "text" && "wide"} ${sentence !== undefined && "wrong"}">
<label for="${id}">${words}</label>${complaint(id, sentence)}
${control(field, filled, html`id="${id}" name="${id}" ${required && trusted("required")} ${describedBy(id, sentence)}`)}
</div>`;
}

function control(field: PortalField, filled: Filled, attributes: Html): Html {
  const kind = fieldKind(field);
  const value = filled.one(field.fieldId);
  switch (kind) {
    case "text":
      return html`<textarea ${attributes}>${value}</textarea>`;
    case "one":
      return html`<select ${attributes}><option value="">Choose …</option>${field.validValues.map(({ label }) =>
        option(label, label, value),
      )}</select>`;
    case "two-steps":
      return html`<select ${attributes}><option value="">Choose …</option>${field.validValues.map(
        ({ label, children }) =>
          html`<optgroup label="${label}">${option(label, label, value)}${children.map((child) =>
            option(`${label} › ${child.label}`, `${label} › ${child.label}`, value),
          )}</optgroup>`,
      )}</select>`;
    case "person":
    case "people":
      return html`<input ${attributes} list="people" value="${value}" autocomplete="off">`;
    default:
      return html`<input ${attributes} type="${INPUT_TYPES[kind] ?? "text"}" value="${value}" autocomplete="off">`;
  }
}

const INPUT_TYPES: Readonly<Record<string, string>> = { number: "number", date: "date", moment: "datetime-local" };

function option(value: string, words: string, chosen: string): Html {
  return html`<option value="${value}" ${value === chosen && trusted("selected")}>${words}</option>`;
}

function complaint(id: string, sentence: string | undefined): Html | undefined {
  return sentence === undefined ? undefined : html`<span class="why" id="${id}-why">${sentence}</span>`;
}

function describedBy(id: string, sentence: string | undefined): Html | undefined {
  return sentence === undefined ? undefined : html`aria-invalid="true" aria-describedby="${id}-why"`;
}
