import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { demoPassword } from '@medinotes/shared/demo'
import { chromium, type Browser, type Locator } from '@playwright/test'
import sharp from 'sharp'
import { startProduct } from '../web/e2e/product.ts'
import { Failure, runCommand } from './bootstrap/command.mjs'
import { inRoot } from './bootstrap/paths.mjs'
import { prepareProduct } from './bootstrap/prepare.mjs'
import { themes } from './pictures/contact-sheet.ts'
import { lookAtEverything } from './pictures/look.ts'
import { shots, type Shot } from './pictures/shots.ts'
import { findChromium } from './testing/chromium.mjs'

const help = `
npm run pictures [NAME …]: takes the pictures of the public pages anew, from the built product and its demonstration, in both
themes, into web/src/features/public/pictures. All of them, or those that are named. Dates and bookings are those of today.
npm run pictures every-page: takes every page and dialog instead, as each person sees it, at 390, 768 and 1440 px, to be looked at: into
.cache/every-page, with a contact sheet, index.html.
`

const folder = inRoot('web', 'src', 'features', 'public', 'pictures')
const everything = 'every-page'
const looks = inRoot('.cache', everything)
/** What web/page-budgets.ts lets a picture have. */
const mostBytes = 40_000

async function take(browser: Browser, url: string, shot: Shot, theme: (typeof themes)[number]) {
  const context = await browser.newContext({
    ...{ baseURL: url, viewport: shot.window, deviceScaleFactor: 2, colorScheme: theme, reducedMotion: 'reduce' },
    ...{ locale: 'en-AU', timezoneId: 'Australia/Sydney' },
  })
  const page = await context.newPage()
  const signIn = await page.request.post('/api/auth/sign-in/email', {
    data: { email: shot.as, password: demoPassword },
  })
  if (!signIn.ok()) throw new Failure(`${shot.as} cannot sign in`)
  const corner = await shot.arrange(page)
  await page.locator('[aria-busy=true]').first().waitFor({ state: 'hidden' })
  await page.evaluate('document.fonts.ready.then(() => undefined)')
  const picture = await page.screenshot(corner === null ? {} : { clip: await clipFrom(corner, shot), fullPage: true })
  await context.close()
  return picture
}

async function clipFrom(corner: Locator, { name, window, size, room = 0 }: Shot) {
  const box = await corner.boundingBox()
  if (box === null) throw new Failure(`What ${name} shows is not there`)
  const x = box.x - room
  const width = window.width - x
  const scrolled = await corner.page().evaluate<number>('scrollY')
  return { x, y: box.y + scrolled - room, width, height: (width * size.height) / size.width }
}

/** As good as the budget allows. */
async function compress(picture: Buffer, { name, size }: Shot) {
  const resized = await sharp(picture)
    .resize({ ...size, fit: 'fill' })
    .png()
    .toBuffer()
  for (const quality of [60, 52, 45, 39, 34, 30]) {
    const compressed = await sharp(resized).avif({ quality, effort: 5 }).toBuffer()
    if (compressed.length <= mostBytes) return compressed
  }
  throw new Failure(`${name} does not fit into ${mostBytes} bytes: show less of the page`)
}

/** What a message or a search engine shows beside a link: the start page, as wide as they like it. */
async function takeShared(browser: Browser, url: string) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 630 }, colorScheme: 'light', baseURL: url })
  await page.goto('/', { waitUntil: 'networkidle' })
  const picture = await page.screenshot()
  await page.close()
  await writeFile(join(folder, 'share.jpg'), await sharp(picture).jpeg({ quality: 62, mozjpeg: true }).toBuffer())
}

await runCommand({
  help,
  options: [...shots.map(({ name }) => name), 'share', everything],
  async main(given: string[]) {
    await prepareProduct()
    const executablePath = await findChromium()
    if (executablePath === null) throw new Failure('No Chromium was found. Install it, or name one with CHROMIUM_PATH.')
    const isAsked = (name: string) => given.length === 0 || given.includes(name)
    const product = await startProduct()
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
    try {
      if (given.includes(everything)) {
        console.log(`${await lookAtEverything(browser, product.url, looks)} pictures in ${looks}`)
        return
      }
      await mkdir(folder, { recursive: true })
      for (const shot of shots.filter(({ name }) => isAsked(name))) {
        for (const theme of themes) {
          const picture = await compress(await take(browser, product.url, shot, theme), shot)
          await writeFile(join(folder, `${shot.name}-${theme}.avif`), picture)
          console.log(`${shot.name}-${theme}.avif: ${(picture.length / 1000).toFixed(1)} kB`)
        }
      }
      if (isAsked('share')) await takeShared(browser, product.url)
    } finally {
      await browser.close()
      await product.end()
    }
  },
})
