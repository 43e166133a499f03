import type { Sharp } from 'sharp'
import { AppError } from '../../../platform/errors.ts'
import { decodeHeif } from './decode-heif.ts'

/** What is too much for a picture to be made of. */
export const renditionLimits = {
  /** Of the file. */
  bytes: 64 * 1024 * 1024,
  /** Of a page; a phone takes 48 million, a sheet of A4 scanned at 600 dots per inch has 35. */
  pixels: 60_000_000,
  pages: 500,
  seconds: 20,
}

/** Longest edge of what is made, in pixels: a sheet of A4 at 300 dots per inch. */
const edge = 3508

export interface RenderedPage {
  jpeg: Buffer
  width: number
  height: number
  /** That the whole has. */
  pages: number
}

const refused = (words: string, cause?: unknown) => new AppError('rendition_refused', words, { cause })
export const tooLarge = () =>
  refused('This picture is too large to be shown here. Download it to open it in another program.')
const damaged = (cause?: unknown) =>
  refused('This picture is damaged. Download it to try it in another program.', cause)
const noSuchPage = () => new AppError('not_found', 'There is no such page.')

/** Loaded once it is needed: it is large, and most services never show such a picture. */
async function openSharp() {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  return sharp
}

/** One page of a HEIC or TIFF, as every browser shows it; pages count from 1. */
export async function renderPage(bytes: Buffer, contentType: string, page: number): Promise<RenderedPage> {
  const { picture, pages } = contentType === 'image/heic' ? await openHeif(bytes, page) : await openTiff(bytes, page)
  try {
    const { data, info } = await picture
      .timeout({ seconds: renditionLimits.seconds })
      .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: 88 })
      .toBuffer({ resolveWithObject: true })
    return { jpeg: data, width: info.width, height: info.height, pages }
  } catch (error) {
    throw damaged(error)
  }
}

async function openTiff(bytes: Buffer, page: number): Promise<{ picture: Sharp; pages: number }> {
  const sharp = await openSharp()
  const headOf = (at: number) =>
    // Its size is looked at here, to say so.
    sharp(bytes, { page: at, limitInputPixels: false })
      .metadata()
      .catch((error: unknown) => {
        throw damaged(error)
      })
  const { pages = 1 } = await headOf(0)
  if (pages > renditionLimits.pages) throw tooLarge()
  if (page > pages) throw noSuchPage()
  const { width, height } = await headOf(page - 1)
  if (width * height > renditionLimits.pixels) throw tooLarge()
  const limits = { limitInputPixels: renditionLimits.pixels, failOn: 'error', sequentialRead: true } as const
  return { picture: sharp(bytes, { ...limits, page: page - 1 }).autoOrient(), pages }
}

async function openHeif(bytes: Buffer, page: number): Promise<{ picture: Sharp; pages: number }> {
  const { pixels: pixelsMax, seconds } = renditionLimits
  const decoded = await decodeHeif({ bytes, page, pixelsMax }, seconds * 1000)
  if (decoded.kind === 'no-such-page') throw noSuchPage()
  if (decoded.kind === 'damaged') throw damaged()
  if (decoded.kind !== 'pixels') throw tooLarge()
  const sharp = await openSharp()
  const { width, height, rgba, pages } = decoded
  return { picture: sharp(rgba, { raw: { width, height, channels: 4 } }), pages }
}
