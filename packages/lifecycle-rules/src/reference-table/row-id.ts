/** What an id may be: it is a cell of a spreadsheet, a word of a sentence and a name in a command. */
export const ROW_ID_RULE = "an id is letters, digits, spaces and . _ - / only";

/** Whether a text can be the id of a row. */
export function isRowId(id: string): boolean {
  return /^[\p{L}\p{M}\p{N}._/ -]+$/u.test(id);
}
