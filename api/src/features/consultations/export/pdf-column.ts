import { degrees, type PDFDocument, type PDFPage, rgb } from '@cantoo/pdf-lib'
import type { Fonts } from './pdf-fonts.ts'
import { isRightToLeft, runsOf, spelt } from './pdf-line.ts'
import { createMeasure, runWidth, type Style } from './pdf-measure.ts'

const a4 = { width: 595.28, height: 841.89 }
const margin = { side: 64, top: 76, bottom: 76 }
const width = a4.width - 2 * margin.side
export const grey = rgb(0.38, 0.4, 0.43)
const black = rgb(0.1, 0.1, 0.12)
const line = rgb(0.82, 0.83, 0.85)
const red = rgb(0.7, 0.11, 0.11)

export type Column = ReturnType<typeof createColumn>

/** Text down a page and on to the next one. */
export function createColumn(pdf: PDFDocument, fonts: Fonts) {
  const pages: PDFPage[] = []
  const { widthOf, wrap } = createMeasure(fonts)
  let y = 0
  const turn = () => {
    pages.push(pdf.addPage([a4.width, a4.height]))
    y = a4.height - margin.top
  }
  turn()

  function draw(text: string, style: Style, left: number, room: number, isRight: boolean) {
    const { face, size, colour = black } = style
    const runs = runsOf(text, fonts[face], isRight)
    let x = isRight ? left + room - runs.reduce((sum, run) => sum + runWidth(run, size), 0) : left
    for (const run of runs) {
      pages.at(-1)?.drawText(run.text, { x, y, size, font: run.font, color: colour })
      x += runWidth(run, size)
    }
  }

  function write(text: string, style: Style, mark = '') {
    y -= style.above ?? 0
    const left = margin.side + (style.indent ?? 0)
    const room = width - (style.indent ?? 0)
    for (const [number, line] of wrap(spelt(text), style, room).entries()) {
      if (y - style.size * 1.4 < margin.bottom) turn()
      y -= style.size * 1.45
      if (number === 0 && mark !== '') draw(mark, style, left - 12, 12, false)
      draw(line, style, left, style.isBeside ? widthOf(line, style) : room, isRightToLeft(text))
    }
  }

  return {
    pages,
    write,
    /** A label with its value beside it. */
    fact(label: string, value: string) {
      y -= 15
      draw(label, { face: 'text', size: 9.5, colour: grey }, margin.side, 90, false)
      y += 15
      write(value, { face: 'text', size: 10.5, indent: 90, isBeside: true })
    },
    rule(above: number) {
      y -= above
      const place = { start: { x: margin.side, y }, end: { x: a4.width - margin.side, y } }
      pages.at(-1)?.drawLine({ ...place, thickness: 0.75, color: line })
    },
    /** Goes to the next page where less than this is left on the present one. */
    keep: (height: number) => void (y - height < margin.bottom && turn()),
  }
}

/** What stands at the foot of each page, and across one that is not signed. */
export function stampPages(
  pages: readonly PDFPage[],
  fonts: Fonts,
  { foot, draft }: { foot: string; draft: string | null },
) {
  const [text, bold] = [fonts.text[0]?.font, fonts.bold[0]?.font]
  if (text === undefined || bold === undefined) return
  for (const [index, page] of pages.entries()) {
    const count = `Page ${index + 1} of ${pages.length}`
    const place = { y: 40, size: 8.5, font: text, color: grey }
    page.drawText(foot, { x: margin.side, ...place })
    page.drawText(count, { x: a4.width - margin.side - text.widthOfTextAtSize(count, 8.5), ...place })
    if (draft === null) continue
    const x = a4.width - margin.side - bold.widthOfTextAtSize(draft, 9.5)
    page.drawText(draft, { x, y: a4.height - 44, size: 9.5, font: bold, color: red })
    page.drawText('DRAFT', { x: 130, y: 250, size: 130, font: bold, color: grey, opacity: 0.08, rotate: degrees(52) })
  }
}
