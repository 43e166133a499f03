import { PDFDocument, PDFHexString, PDFName, type PDFPage, type PDFRef, rgb, StandardFonts } from '@cantoo/pdf-lib'

/** A document of a bundle as its index shows it. */
export interface IndexRow {
  name: string
  kind: string
  /** When it arrived. */
  received: string
  /** 0 of the bundle is its index. */
  pages: number
}

export interface Cover {
  title: string
  reference: string
  rows: readonly IndexRow[]
}

/** It is encrypted, damaged, or no PDF or picture at all. */
export class UnreadablePaper extends Error {
  override readonly name = 'UnreadablePaper'
}

const a4 = { width: 595.28, height: 841.89 }
const margin = 56
const rowHeight = 30
const rowsOfFirst = 20
const rowsOfNext = 24

const unreadable = (cause: unknown) => new UnreadablePaper('A document of a bundle does not open', { cause })

/** One PDF, document by document; the index is put in front of it at the end, when its pages are known. */
export async function beginBundle() {
  const pdf = await PDFDocument.create({ updateMetadata: false })

  async function addPdf(bytes: Uint8Array) {
    try {
      const paper = await PDFDocument.load(bytes, { updateMetadata: false })
      const pages = await pdf.copyPages(paper, paper.getPageIndices())
      for (const page of pages) pdf.addPage(page)
      return pages.length
    } catch (error) {
      throw unreadable(error)
    }
  }

  async function addPicture(bytes: Uint8Array, contentType: string) {
    const picture = await (contentType === 'image/png' ? pdf.embedPng(bytes) : pdf.embedJpg(bytes)).catch(
      (error: unknown) => {
        throw unreadable(error)
      },
    )
    const { width, height } = picture.scaleToFit(a4.width - 2 * margin, a4.height - 2 * margin)
    const page = pdf.addPage([a4.width, a4.height])
    page.drawImage(picture, { x: (a4.width - width) / 2, y: (a4.height - height) / 2, width, height })
    return 1
  }

  return {
    /** How many pages it has. */
    add: (bytes: Uint8Array, contentType: string) =>
      contentType === 'application/pdf' ? addPdf(bytes) : addPicture(bytes, contentType),

    async finish(cover: Cover) {
      const fonts = {
        bold: await pdf.embedFont(StandardFonts.HelveticaBold),
        text: await pdf.embedFont(StandardFonts.Helvetica),
      }
      const indexPages =
        cover.rows.length <= rowsOfFirst ? 1 : 1 + Math.ceil((cover.rows.length - rowsOfFirst) / rowsOfNext)
      const firstPages = firstPagesOf(cover.rows, indexPages)
      const index = Array.from({ length: indexPages }, (_, at) => pdf.insertPage(at, [a4.width, a4.height]))
      const pages = pdf.getPages()
      drawIndex({ pdf, index, pages, cover, firstPages, fonts })
      stamp(pages, fonts.text)
      addOutline(
        pdf,
        cover.rows.map(({ name }, at) => ({ name, page: pages[(firstPages[at] ?? 1) - 1] })),
      )
      return { bytes: await pdf.save(), firstPages }
    },
  }
}

/** Pages count from 1, those of the index among them. */
function firstPagesOf(rows: readonly IndexRow[], indexPages: number) {
  let next = indexPages + 1
  return rows.map(({ pages }) => {
    const first = next
    next += pages
    return first
  })
}

type Font = Awaited<ReturnType<PDFDocument['embedFont']>>

interface Index {
  pdf: PDFDocument
  index: readonly PDFPage[]
  pages: readonly PDFPage[]
  cover: Cover
  firstPages: readonly number[]
  fonts: { bold: Font; text: Font }
}

// The standard fonts know western letters only; what they lack is shown as missing, never left out.
const drawable = (text: string) =>
  Array.from(text.normalize('NFC'))
    .map((letter) => (/^[\u0020-\u007e\u00a0-\u00ff–—’‘“”•€]$/.test(letter) ? letter : '?'))
    .join('')

function shortened(text: string, font: Font, size: number, room: number) {
  const whole = drawable(text)
  if (font.widthOfTextAtSize(whole, size) <= room) return whole
  let short = whole
  while (short.length > 1 && font.widthOfTextAtSize(`${short}...`, size) > room) short = short.slice(0, -1)
  return `${short}...`
}

function drawIndex({ pdf, index, pages, cover, firstPages, fonts }: Index) {
  const { title, reference, rows } = cover
  const faint = rgb(0.4, 0.4, 0.45)
  const [front] = index
  front?.drawText(shortened(title, fonts.bold, 20, a4.width - 2 * margin), {
    x: margin,
    y: 750,
    size: 20,
    font: fonts.bold,
  })
  front?.drawText(drawable(`Booking ${reference} · ${rows.length} documents`), {
    x: margin,
    y: 728,
    size: 10,
    font: fonts.text,
    color: faint,
  })
  for (const [at, row] of rows.entries()) {
    const onFirst = at < rowsOfFirst
    const page = index[onFirst ? 0 : 1 + Math.floor((at - rowsOfFirst) / rowsOfNext)]
    if (page === undefined) continue
    const line = onFirst ? at : (at - rowsOfFirst) % rowsOfNext
    const y = (onFirst ? 690 : 770) - line * rowHeight
    const first = firstPages[at] ?? 1
    page.drawText(String(at + 1), { x: margin, y, size: 10, font: fonts.text, color: faint })
    page.drawText(shortened(row.name, fonts.text, 10, 370), { x: margin + 28, y, size: 10, font: fonts.text })
    const about = `${row.kind} · received ${row.received} · ${row.pages === 1 ? 'one page' : `${row.pages} pages`}`
    page.drawText(drawable(about), { x: margin + 28, y: y - 12, size: 8, font: fonts.text, color: faint })
    page.drawText(String(first), { x: a4.width - margin - 24, y, size: 10, font: fonts.text })
    const target = pages[first - 1]
    if (target) linkTo(pdf, page, { x: margin, y: y - 14, width: a4.width - 2 * margin, height: rowHeight - 4 }, target)
  }
}

interface Box {
  x: number
  y: number
  width: number
  height: number
}

function linkTo(pdf: PDFDocument, from: PDFPage, { x, y, width, height }: Box, target: PDFPage) {
  const link = pdf.context.obj({
    ...{ Type: 'Annot', Subtype: 'Link', Rect: [x, y, x + width, y + height], Border: [0, 0, 0] },
    Dest: [target.ref, 'Fit'],
  })
  from.node.addAnnot(pdf.context.register(link))
}

/** At the foot, on white, whatever lies under it. */
function stamp(pages: readonly PDFPage[], font: Font) {
  for (const [at, page] of pages.entries()) {
    const text = `${at + 1} of ${pages.length}`
    const width = font.widthOfTextAtSize(text, 8)
    const { x: left, y: bottom, width: room } = page.getMediaBox()
    const [x, y] = [left + (room - width) / 2, bottom + 14]
    page.drawRectangle({ x: x - 4, y: y - 3, width: width + 8, height: 13, color: rgb(1, 1, 1), opacity: 0.85 })
    page.drawText(text, { x, y, size: 8, font })
  }
}

interface Bookmark {
  name: string
  page: PDFPage | undefined
}

/** Bookmarks are a linked list of objects of their own. */
function addOutline(pdf: PDFDocument, bookmarks: readonly Bookmark[]) {
  const { context } = pdf
  const root = context.nextRef()
  const refs: PDFRef[] = bookmarks.map(() => context.nextRef())
  for (const [at, { name, page }] of bookmarks.entries()) {
    const ref = refs[at]
    if (ref === undefined || page === undefined) continue
    const [previous, next] = [refs[at - 1], refs[at + 1]]
    const entry = context.obj({
      Title: PDFHexString.fromText(name),
      Parent: root,
      Dest: [page.ref, 'Fit'],
      ...(previous && { Prev: previous }),
      ...(next && { Next: next }),
    })
    context.assign(ref, entry)
  }
  const [first, last] = [refs[0], refs.at(-1)]
  if (first === undefined || last === undefined) return
  context.assign(root, context.obj({ Type: 'Outlines', First: first, Last: last, Count: bookmarks.length }))
  pdf.catalog.set(PDFName.of('Outlines'), root)
  pdf.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
}
