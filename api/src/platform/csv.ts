/** A line of RFC 4180. A spreadsheet takes a cell that begins like a formula for one; a leading apostrophe makes it text. */
export const csvLine = (cells: readonly (string | null)[]) => `${cells.map(csvCell).join(',')}\r\n`

function csvCell(value: string | null) {
  const text = /^\s*[=+\-@\t\r]/.test(value ?? '') ? `'${value}` : (value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
