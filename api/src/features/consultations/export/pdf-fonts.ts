import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import fontkit from '@cantoo/fontkit'
import type { PDFDocument, PDFFont } from '@cantoo/pdf-lib'

const require = createRequire(import.meta.url)
const folders = {
  latin: () => join(dirname(require.resolve('@embedpdf/fonts-latin')), '../fonts'),
  hebrew: () => join(dirname(require.resolve('@embedpdf/fonts-hebrew')), '../fonts'),
  arabic: () => join(dirname(require.resolve('@embedpdf/fonts-arabic')), '../fonts'),
}

const faces = {
  text: ['NotoSans-Regular.ttf', 'NotoSansHebrew-Regular.ttf', 'NotoNaskhArabic-Regular.ttf'],
  bold: ['NotoSans-Bold.ttf', 'NotoSansHebrew-Bold.ttf', 'NotoNaskhArabic-Bold.ttf'],
  italic: ['NotoSans-Italic.ttf', 'NotoSansHebrew-Regular.ttf', 'NotoNaskhArabic-Regular.ttf'],
} as const

export type Face = keyof typeof faces

/** A script's font of one face, and the letters it has. */
export interface Letters {
  font: PDFFont
  has: ReadonlySet<number>
}

export type Fonts = Record<Face, readonly Letters[]>

/** Only the letters that are used come along. */
export async function embedFonts(pdf: PDFDocument): Promise<Fonts> {
  pdf.registerFontkit(fontkit)
  const places = [folders.latin(), folders.hebrew(), folders.arabic()]
  const loaded = new Map<string, Letters>()

  // One after the other, so that the same note gives the same bytes.
  async function face(names: readonly string[]) {
    const letters: Letters[] = []
    for (const [index, name] of names.entries()) {
      const known = loaded.get(name) ?? (await load(join(places[index] ?? '', name)))
      loaded.set(name, known)
      letters.push(known)
    }
    return letters
  }

  async function load(path: string): Promise<Letters> {
    const font = await pdf.embedFont(await readFile(path), { subset: true })
    return { font, has: new Set(font.getCharacterSet()) }
  }

  return { text: await face(faces.text), bold: await face(faces.bold), italic: await face(faces.italic) }
}

/** The first font with this letter. */
export const fontFor = (fonts: readonly Letters[], letter: string) =>
  fonts.find(({ has }) => has.has(letter.codePointAt(0) ?? 0))
