/** How formulas begin in spreadsheets, full-width forms included, also behind white space (OWASP, "CSV Injection"). */
const FORMULA_START = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/

/**
 * Text that a spreadsheet shows as text: one that could be read as a formula gets an apostrophe in front. Quoting for
 * commas and line breaks stays the writer's task.
 */
export const csvCell = (text: string): string => (FORMULA_START.test(text) ? `'${text}` : text)
