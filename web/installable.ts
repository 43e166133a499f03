import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import type { Plugin } from 'vite'

const logo = readFileSync(new URL('public/favicon.svg', import.meta.url), 'utf8')

// Systems cut their own shape out of it, so its ground reaches every edge; the sign is within their safe middle.
const uncut = logo.replace(' rx="8"', '')

const icons = [
  { name: 'icon', size: 192, picture: logo, purpose: 'any' },
  { name: 'icon', size: 512, picture: logo, purpose: 'any' },
  { name: 'icon-maskable', size: 192, picture: uncut, purpose: 'maskable' },
  { name: 'icon-maskable', size: 512, picture: uncut, purpose: 'maskable' },
  { name: 'icon-apple', size: 180, picture: uncut, purpose: null },
] as const

/** The colours of an empty page, as index.html names them for the browser's bars. */
const light = '#fbfcfd'

const describe = (drawn: readonly Drawn[]) => ({
  id: '/app',
  name: 'MediNotes Pro',
  short_name: 'MediNotes',
  description: 'Independent medical examinations, from booking to signed report.',
  lang: 'en-AU',
  start_url: '/app',
  scope: '/',
  display: 'standalone',
  background_color: light,
  theme_color: light,
  icons: drawn.flatMap(({ fileName, size, purpose }) =>
    purpose === null ? [] : [{ src: `/${fileName}`, sizes: `${size}x${size}`, type: 'image/png', purpose }],
  ),
  shortcuts: [
    { name: 'Bookings', url: '/app/bookings' },
    { name: 'Calendar', url: '/app/calendar' },
    { name: 'New note', url: '/app/consultations/new' },
  ],
})

type Drawn = Awaited<ReturnType<typeof draw>>

async function draw({ name, size, picture, purpose }: (typeof icons)[number]) {
  const source = await sharp(Buffer.from(picture), { density: (72 * size) / 32 })
    .resize(size, size)
    .png({ compressionLevel: 9, palette: true })
    .toBuffer()
  const hash = createHash('sha256').update(source).digest('base64url').slice(0, 8)
  return { fileName: `assets/${name}-${size}-${hash}.png`, source, size, purpose }
}

/** Lets the application be installed: its manifest, and icons of every size drawn from the one logo. */
export function installable(): Plugin {
  let drawn: Drawn[] = []
  return {
    name: 'installable',
    apply: 'build',
    async buildStart() {
      drawn = await Promise.all(icons.map(draw))
    },
    transformIndexHtml() {
      const apple = drawn.find(({ purpose }) => purpose === null)
      return [
        { tag: 'link', attrs: { rel: 'manifest', href: '/manifest.webmanifest' } },
        { tag: 'link', attrs: { rel: 'apple-touch-icon', href: `/${apple?.fileName}` } },
        { tag: 'meta', attrs: { name: 'apple-mobile-web-app-title', content: 'MediNotes' } },
      ]
    },
    generateBundle() {
      for (const { fileName, source } of drawn) this.emitFile({ type: 'asset', fileName, source })
      this.emitFile({ type: 'asset', fileName: 'manifest.webmanifest', source: JSON.stringify(describe(drawn)) })
    },
  }
}
