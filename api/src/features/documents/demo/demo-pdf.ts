import { PDFDocument, type PDFFont, StandardFonts } from '@cantoo/pdf-lib'

const a4 = { width: 595, height: 842 }
const margin = 64

/** Plain pages: the first line of each is its heading. The same text gives the same bytes. */
export async function demoPdf(pages: readonly (readonly string[])[]): Promise<Buffer> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const fonts = {
    heading: await pdf.embedFont(StandardFonts.HelveticaBold),
    text: await pdf.embedFont(StandardFonts.Helvetica),
  }
  for (const [heading = '', ...lines] of pages) {
    const page = pdf.addPage([a4.width, a4.height])
    page.drawText(heading, { x: margin, y: a4.height - 96, size: 18, font: fonts.heading })
    let y = a4.height - 136
    for (const line of lines.flatMap((text) => [...wrap(text, fonts.text), ''])) {
      page.drawText(line, { x: margin, y, size: 11, font: fonts.text })
      y -= line === '' ? 8 : 17
    }
  }
  return Buffer.from(await pdf.save())
}

function wrap(text: string, font: PDFFont): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (font.widthOfTextAtSize(longer, 11) <= a4.width - 2 * margin) line = longer
    else {
      lines.push(line)
      line = word
    }
  }
  return [...lines, line]
}
