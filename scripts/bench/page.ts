import { chromium, type CDPSession, type Page } from '@playwright/test'
import pg from 'pg'
import { findChromium } from '../testing/chromium.mjs'
import { pause, percentiles } from './figures.ts'
import { NotHere, type Part, type Row } from './part.ts'
import type { Product } from './product.ts'
import { fill } from './search.ts'

const rounds = 3
const slow = 4
/** What the browser does not tell of: anything faster. */
const leastMs = 16
/** Until what an interaction has begun is over, and the browser has told of it. */
const settleMs = 300

interface Visit {
  name: string
  as: 'admin' | 'clinician'
  address: string
  arrange?: (page: Page) => Promise<void>
  /** One after another. */
  interactions: Record<string, (page: Page) => Promise<void>>
}

const press = (key: string) => (page: Page) => page.keyboard.press(key)

const type = (label: string, text: string) => async (page: Page) => {
  const field = page.getByRole('searchbox', { name: label })
  await field.fill('')
  await pause(settleMs)
  await field.pressSequentially(text, { delay: 60 })
}

const pressOn = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()

const choose = (label: string) => async (page: Page) => {
  await page.getByLabel(label, { exact: true }).focus()
  await page.keyboard.press('ArrowDown')
}

const manyRows = 200

/** As somebody who goes on asking for more. */
async function showMore(page: Page) {
  const rows = page.locator('main :is(tr, li)')
  for (let count = await rows.count(); count < manyRows; count = await rows.count()) {
    await pressOn('Show more')(page)
    await rows.nth(count).waitFor()
  }
}

const manyOf = 5000

const adminList = (name: string, address: string, searchLabel: string): Visit => ({
  ...{ name, as: 'admin', address, arrange: showMore },
  interactions: {
    '25 more below 200': pressOn('Show more'),
    'type into the filter': type(searchLabel, 'qui'),
  },
})

const visits: readonly Visit[] = [
  {
    ...{ name: 'bookings', as: 'admin', address: '/app/bookings?view=all', arrange: showMore },
    interactions: {
      '25 more below 200': pressOn('Show more'),
      'from row to row': press('j'),
      'type into the filter': type('Search', 'smi'),
      'another order': choose('Order'),
      'another list': (page) => page.getByRole('link', { name: 'Past', exact: true }).click(),
    },
  },
  {
    ...{ name: 'calendar', as: 'admin', address: '/app/calendar?view=day' },
    interactions: {
      'to the week, 500 bookings': pressOn('Week'),
      'a week earlier': pressOn('Earlier'),
      'to the month': pressOn('Month'),
      'to one by one': pressOn('Agenda'),
      'side by side': pressOn('Specialists'),
    },
  },
  {
    ...{ name: 'notes', as: 'clinician', address: '/app/consultations' },
    interactions: {
      'type into the filter': type('Patient’s name', 'smi'),
      'another status': choose('Status'),
    },
  },
  {
    ...{ name: 'palette', as: 'admin', address: '/app/bookings' },
    interactions: {
      'open it': press('Control+k'),
      'type into it': (page) => page.keyboard.type('smi', { delay: 60 }),
      'down the hits': press('ArrowDown'),
      'close it': press('Escape'),
    },
  },
  {
    ...{ name: 'audit trail', as: 'admin', address: '/app/admin/audit' },
    interactions: {
      'open a dialog': pressOn('Export'),
      'close it': press('Escape'),
      'another subject': choose('Done to'),
    },
  },
  adminList('people', '/app/admin/people', 'Name or e-mail'),
  adminList('organisations', '/app/admin/organizations', 'Name'),
  adminList('specialists', '/app/admin/specialists', 'Name or specialty'),
  {
    ...{ name: 'quarantine', as: 'admin', address: '/app/admin/quarantine', arrange: showMore },
    interactions: { '25 more below 200': pressOn('Show more') },
  },
]

export const page: Part = {
  name: 'page',
  measures:
    'From each touch of a key or the mouse to the next picture of the page (Event Timing of Chromium, in steps of 8 ms), the slowest event of ' +
    `each interaction, ${rounds} times, the first two pages once more with a processor ${slow} times slower; in a practice with 12,000 bookings and 2,400 notes, ` +
    'which runs an installation of 5,000 people, organisations, specialists and held documents each.',
  measure: (withProduct) => withProduct({}, measurePage),
}

async function measurePage(product: Product): Promise<Row[]> {
  const executablePath = await findChromium()
  if (executablePath === null) throw new NotHere('There is no Chromium')
  await fill(product)
  await addInstallation(product)
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    const rows: Row[] = []
    for (const [slowdown, visited] of [
      [1, visits],
      [slow, visits.slice(0, 2)],
    ] as const) {
      for (const visit of visited) {
        const context = await browser.newContext({
          ...{ baseURL: product.url, viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' },
          ...{ locale: 'en-AU', timezoneId: 'Australia/Sydney' },
        })
        const token = product.tokensOfPeople[visit.as === 'admin' ? 1 : 0]
        await context.route('**/api/auth/token', (route) => route.fulfill({ json: { token } }))
        rows.push(...(await makeVisit(await context.newPage(), visit, slowdown)))
        await context.close()
      }
    }
    return rows
  } finally {
    await browser.close()
  }
}

async function makeVisit(on: Page, { name, address, arrange, interactions }: Visit, slowdown: number): Promise<Row[]> {
  const times = new Map<string, number[]>()
  const session = await on.context().newCDPSession(on)
  for (let round = 0; round < (slowdown === 1 ? rounds : 1); round += 1) {
    await throttle(session, 1)
    await on.goto(address)
    await on.getByRole('heading', { level: 1 }).waitFor()
    await settled(on)
    await arrange?.(on)
    await throttle(session, slowdown)
    await on.evaluate(observe)
    for (const [what, interact] of Object.entries(interactions)) {
      await on.evaluate('window.slowest = 0')
      await interact(on)
      await settled(on)
      const ms = Math.max(await on.evaluate<number>('window.slowest'), leastMs)
      times.set(what, [...(times.get(what) ?? []), ms])
    }
  }
  const ending = slowdown === 1 ? '' : `, ${slowdown} times slower`
  return [...times].map(([what, ms]) => ({
    ...{ what: `${name}: ${what}${ending}`, measured: percentiles(ms), unit: 'ms' },
    ...(slowdown === 1 && { aim: { p95: 100 } }),
  }))
}

async function settled(on: Page) {
  await pause(settleMs)
  await on.locator('[aria-busy=true]').first().waitFor({ state: 'hidden' })
  await pause(settleMs / 2)
}

const throttle = (session: CDPSession, rate: number) => session.send('Emulation.setCPUThrottlingRate', { rate })

/** The practice runs the installation from now on. */
async function addInstallation({ adminUrl }: Product) {
  const client = new pg.Client(adminUrl)
  await client.connect()
  const named = (title: string) => `'${title} ' || n || ' Quill'`
  try {
    await client.query(`
      update organizations set operator = false where operator;
      update organizations set operator = true where name = 'Bench';
      with added as (
        insert into people (id, issuer, subject, name, email)
        select gen_random_uuid(), 'https://elsewhere.example', 'crowd-' || n, ${named('Robin')}, 'robin' || n || '@example.test'
        from generate_series(1, ${manyOf}) n returning id)
      insert into memberships (organization_id, person_id, role)
      select o.id, added.id, 'specialist' from added, organizations o where o.name = 'Bench';
      insert into organizations (id, name, kind) select gen_random_uuid(), ${named('Firm')}, 'firm' from generate_series(1, ${manyOf}) n;
      insert into specialists (id, organization_id, name, specialty, state, time_zone)
      select gen_random_uuid(), o.id, ${named('Dr')}, 'Rheumatology', 'NSW', 'Australia/Sydney'
      from generate_series(1, ${manyOf}) n, organizations o where o.name = 'Bench';
      update documents set status = 'quarantined' where id in (select id from documents limit ${manyOf});
      analyze`)
  } finally {
    await client.end()
  }
}

/** In the page. */
const observe = `new PerformanceObserver((list) => {
  for (const { interactionId, duration } of list.getEntries())
    if (interactionId > 0) window.slowest = Math.max(window.slowest, duration)
}).observe({ type: 'event', durationThreshold: ${leastMs} })`
