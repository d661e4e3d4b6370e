import { type Attributes, like, numeric, oneOf, someText, text, within } from "./attributes.ts";

const mark = (required: Attributes["required"], optional: Attributes["optional"] = {}): Attributes => ({
  required,
  optional,
});

/** The marks, by `type`; those without attributes have none at all. */
export const markRules: Readonly<Record<string, Attributes | "bare">> = {
  strong: "bare",
  em: "bare",
  code: "bare",
  strike: "bare",
  underline: "bare",
  link: mark({ href: text }, { title: text, id: text, collection: text, occurrenceKey: text }),
  textColor: mark({ color: like(/^#[0-9a-fA-F]{6}$/) }),
  backgroundColor: mark({ color: like(/^#[0-9a-fA-F]{6}$/) }),
  subsup: mark({ type: oneOf("sub", "sup") }),
  annotation: mark({ id: text, annotationType: oneOf("inlineComment") }),
  alignment: mark({ align: oneOf("center", "end") }),
  indentation: mark({ level: within(1, 6) }),
  fontSize: mark({ fontSize: oneOf("small") }),
  breakout: mark({ mode: oneOf("wide", "full-width") }, { width: numeric }),
  border: mark({ size: within(1, 3), color: like(/^#[0-9a-fA-F]{8}$|^#[0-9a-fA-F]{6}$/) }),
  dataConsumer: mark({ sources: (value) => Array.isArray(value) && value.length > 0 && value.every(text) }),
  fragment: mark({ localId: someText }, { name: text }),
};
