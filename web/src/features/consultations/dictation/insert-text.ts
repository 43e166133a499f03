/** Puts a text where the cursor is, a space or a line apart from what stands there, and tells the form of it; false once the field is gone. */
export function insertAtCursor(area: HTMLTextAreaElement | null, text: string) {
  if (area === null) return false
  const { selectionStart, selectionEnd, value } = area
  const before = value.slice(0, selectionStart)
  const after = value.slice(selectionEnd)
  const gapBefore = before === '' || /\s$/.test(before) ? '' : ' '
  const gapAfter = after === '' || /^\s/.test(after) ? '' : ' '
  area.setRangeText(gapBefore + text + gapAfter, selectionStart, selectionEnd, 'end')
  area.dispatchEvent(new Event('input', { bubbles: true }))
  return true
}
