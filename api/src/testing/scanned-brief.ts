import { PDFDocument, PDFHexString, PDFName, StandardFonts } from '@cantoo/pdf-lib'

const side = 96

/** The left half black, by Group 4 as a fax machine sends it: a row of two runs, rows like the one above, and the end. */
function fax() {
  const firstRow = '001001101010000011001001'
  const bits = firstRow + '111'.repeat(side - 1) + '000000000001'.repeat(2)
  return Uint8Array.from(bits.match(/.{1,8}/g) ?? [], (octet) => Number.parseInt(octet.padEnd(8, '0'), 2))
}

/** A brief as it comes by post: a typed page, a faxed one, and a bookmark for each. */
export async function makeScannedBrief(text: string): Promise<Buffer> {
  const pdf = await PDFDocument.create({ updateMetadata: false })
  const { context } = pdf
  const typed = pdf.addPage([595, 842])
  typed.drawText(text, { x: 60, y: 760, size: 16, font: await pdf.embedFont(StandardFonts.Helvetica) })
  const faxed = pdf.addPage([595, 842])
  const image = context.stream(fax(), {
    ...{ Type: 'XObject', Subtype: 'Image', Width: side, Height: side, BitsPerComponent: 1, ColorSpace: 'DeviceGray' },
    Filter: 'CCITTFaxDecode',
    DecodeParms: { K: -1, Columns: side, Rows: side },
  })
  faxed.node.setXObject(PDFName.of('Fax'), context.register(image))
  faxed.node.addContentStream(context.register(context.stream('q 595 0 0 842 0 0 cm /Fax Do Q')))

  const [root, first, second] = [context.nextRef(), context.nextRef(), context.nextRef()]
  const bookmark = (name: string, page: typeof typed, beside: object) =>
    context.obj({ Title: PDFHexString.fromText(name), Parent: root, Dest: [page.ref, 'Fit'], ...beside })
  context.assign(first, bookmark('Letter', typed, { Next: second }))
  context.assign(second, bookmark('Fax of the hospital', faxed, { Prev: first }))
  context.assign(root, context.obj({ Type: 'Outlines', First: first, Last: second, Count: 2 }))
  pdf.catalog.set(PDFName.of('Outlines'), root)
  return Buffer.from(await pdf.save())
}
