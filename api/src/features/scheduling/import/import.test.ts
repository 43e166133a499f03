import { randomUUID } from 'node:crypto'
import type { ImportDryRun } from '@medinotes/shared/specialist-import'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import { localDateOf } from '../../../platform/wall-clock.ts'
import { bookingSteps, statusesOf, type TestSpecialist } from '../../../testing/booking-fixture.ts'
import { createCallerApp, type CallerApp } from '../../../testing/caller-app.ts'

let service: CallerApp
let admin: Principal
let examType: string
beforeAll(async () => {
  service = await createCallerApp()
  examType = `Examination ${randomUUID()}`
  await service.query(
    `insert into exam_types (id, name, minutes, fee_cents, modalities) values (gen_random_uuid(), $1, 60, 90200, '{telehealth}')`,
    [examType],
  )
})
beforeEach(async () => {
  admin = await service.person({ role: 'admin' })
})
afterAll(() => service.close())

const csv = { 'content-type': 'text/csv' }
const asFile = (lines: readonly string[] | Buffer) =>
  Buffer.isBuffer(lines) ? lines : Buffer.from(lines.map((line) => `${line}\r\n`).join(''))

async function dryRun(lines: readonly string[] | Buffer, caller = admin) {
  const payload = asFile(lines)
  const { status, body } = await service.send(caller, 'POST /api/specialist-imports/dry-run', { payload, headers: csv })
  return { status, body: body as unknown as ImportDryRun & { detail: string } }
}
const apply = (lines: readonly string[] | Buffer, seen: string) =>
  service.send(admin, `POST /api/specialist-imports?dryRun=${seen}`, { payload: asFile(lines), headers: csv })
/** Looks, then does it; answers how many lines did what. */
async function put(lines: readonly string[] | Buffer) {
  const { body } = await dryRun(lines)
  return (await apply(lines, body.dryRun)).body
}
const faultsOf = ({ lines }: ImportDryRun) =>
  lines.flatMap(({ line, faults }) => faults.map(({ column, message }) => `${line} ${column}: ${message}`))
const outcomesOf = ({ lines }: ImportDryRun) => lines.map(({ outcome }) => outcome)

async function exported(kind: 'specialists' | 'availability') {
  const { app, tokenFor } = service
  const headers = { authorization: `Bearer ${await tokenFor(admin)}` }
  return (await app.inject({ url: `/api/specialist-imports/export/${kind}`, headers })).rawPayload
}

const header = 'Name,Specialty,State,Exam types'
const zoe = 'Dr Zoë Adeyemi,Orthopaedics,NSW,'
const hoursHeader = 'Name,Kind,Place,Weekday,From,To,Valid from,Note'

describe('specialists from a file', () => {
  test('are shown line by line, then added; the same file again changes nothing', async () => {
    const lines = [header, `${zoe}${examType} | 1804.00`, 'Dr Bo,Psychiatry,wa,']
    const first = await dryRun(lines)
    expect([first.body.kind, first.body.encoding, first.body.counts.create, outcomesOf(first.body)]).toEqual([
      ...['specialists', 'UTF-8', 2, ['create', 'create']],
    ])
    expect((await apply(lines, first.body.dryRun)).body).toMatchObject({ created: 2, changed: 0 })
    const again = await dryRun(lines)
    expect(outcomesOf(again.body)).toEqual(['unchanged', 'unchanged'])
    const { body } = await service.send(admin, 'GET /api/specialists?practice=own')
    expect(body?.['items']).toMatchObject([
      { name: 'Dr Bo', timeZone: 'Australia/Perth', listed: false },
      { name: 'Dr Zoë Adeyemi', offers: [{ feeCents: 180_400, minutes: 60 }] },
    ])
    const events = await service.query('select from audit_events where action = $1 and organization_id = $2', [
      ...['specialist.created', admin.organization?.id],
    ])
    expect(events).toHaveLength(2)
  })

  test('say what changes, and nothing else does: an export read in again is the same', async () => {
    await put([header, `${zoe}${examType}`, '"=cmd()",Psychiatry,VIC,'])
    const file = await exported('specialists')
    expect(file.toString()).toContain(`'=cmd()`)
    expect(outcomesOf((await dryRun(file)).body)).toEqual(['unchanged', 'unchanged'])
    const changed = Buffer.from(file.toString().replace('Orthopaedics', 'Neurology'))
    const { body } = await dryRun(changed)
    expect(body.lines.find(({ outcome }) => outcome === 'change')).toMatchObject({
      changes: [{ column: 'Specialty', before: 'Orthopaedics', after: 'Neurology' }],
    })
  })

  test('are refused with the column and the reason, all of them together', async () => {
    const stranger = await service.person({ role: 'specialist' })
    const lines = [
      'Name,E-mail,Specialty,State,Exam types,Minutes after,Interpreters',
      `Dr One,${stranger.email},Psychiatry,NSW,,,`,
      'Dr One,nobody@example.test,Psychiatry,NSW,,,',
      'Dr Two,,,XX,Dancing,often,perhaps',
      'dr  two,,Psychiatry,NSW,,,',
      'Dr Three,,Psychiatry',
    ]
    const { body } = await dryRun(lines)
    const account =
      'E-mail: No specialist of your practice signs in with this address; invite them first, or leave it empty'
    expect(faultsOf(body)).toEqual([
      `2 ${account}`,
      `3 ${account}`,
      '3 Name: This is the specialist of line 2 again',
      '4 State: Write a state such as NSW',
      '4 Exam types: There is no exam type “Dancing”',
      '4 Interpreters: Write yes or no',
      '4 Minutes after: Write a whole number',
      '4 Specialty: Enter the specialty',
      '5 Name: This is the specialist of line 4 again',
      '6 null: This line has not as many cells as the first one',
      '6 State: Write a state such as NSW',
    ])
    expect((await apply(lines, body.dryRun)).status).toBe(400)
    expect((await service.send(admin, 'GET /api/specialists?practice=own')).body?.['items']).toEqual([])
  })

  test('get the account of a member who is a specialist', async () => {
    const member = await service.person({ role: 'specialist', organization: admin.organization ?? undefined })
    await put(['Name,E-mail,Specialty,State', `Dr Mina,${member.email.toUpperCase()},Psychiatry,NSW`])
    const { body } = await service.send(member, 'GET /api/specialists?practice=own')
    expect(body?.['items']).toMatchObject([{ name: 'Dr Mina', isSelf: true }])
  })
})

describe('a file', () => {
  test.each([
    ['UTF-16', Buffer.from(`\uFEFF${header.replaceAll(',', '\t')}\r\n${zoe.replaceAll(',', '\t')}\r\n`, 'utf16le')],
    ['Windows-1252', Buffer.from(`${header.replaceAll(',', ';')}\r\n${zoe.replaceAll(',', ';')}\r\n;;;\r\n`, 'latin1')],
    ['UTF-8', Buffer.from(`\uFEFF${header}\n${zoe.normalize('NFD')}\n`)],
  ])('is read as the %s it is, whatever separates its cells', async (encoding, file) => {
    const { body } = await dryRun(file)
    expect([body.encoding, body.lines.map(({ name }) => name)]).toEqual([encoding, ['Dr Zoë Adeyemi']])
  })

  test.each([
    ['nothing', '', /empty/],
    ['no header', zoe, /first line must name the columns/],
    ['another column', 'Name,Specialty,State,Shoe size\na,b,NSW,9', /Column 4 is none of the template’s/],
    ['a missing column', 'Name,State\na,NSW', /“Specialty” is missing/],
    ['a column twice', 'Name,Name,Specialty,State\na,a,b,NSW', /“Name” is there twice/],
    ['an open quotation mark', 'Name,Specialty,State\n"a,b,NSW', /never closed/],
    ['a workbook', 'PK\u0003\u0004', /workbook/],
    ['too many lines', `Name,Specialty,State\n${'a,b,NSW\n'.repeat(5001)}`, /5,000 lines at most/],
  ])('with %s is refused in words', async (_what, text, words) => {
    const { status, body } = await dryRun(Buffer.from(text))
    expect([status, body.detail]).toEqual([400, expect.stringMatching(words)])
  })

  test('is applied only as it was shown, and once, whoever else imports at the same moment', async () => {
    const lines = [header, zoe]
    const { body } = await dryRun(lines)
    const replies = await Promise.all([apply(lines, body.dryRun), apply(lines, body.dryRun)])
    expect(statusesOf(replies)).toEqual([200, 409])
    expect((await apply([header, zoe, 'Dr Bo,Psychiatry,WA,'], body.dryRun)).body).toMatchObject({
      code: 'stale_version',
    })
    const outsider = await service.person({ role: 'specialist', administers: true })
    expect((await dryRun(lines, outsider)).status).toBe(403)
  })
})

describe('availability from a file', () => {
  const telehealth = (line: string) => `Dr Zoë Adeyemi,${line}`
  const monday = telehealth('hours,Telehealth,Monday,9:00,12:00,2026-01-05,')
  const leave = telehealth('leave,,,2027-01-04,8/01/2027 17:00,,Away')

  test('replaces the hours of whom it names and adds leave; an export read in again is the same', async () => {
    await put([header, `${zoe}${examType}`])
    expect(
      await put([hoursHeader, monday, telehealth('hours,Telehealth,2,13:00,17:00,2026-01-05,'), leave]),
    ).toMatchObject({
      ...{ kind: 'availability', created: 3, removed: 0 },
    })
    const file = await exported('availability')
    expect(outcomesOf((await dryRun(file)).body)).toEqual(['unchanged', 'unchanged', 'unchanged'])
    const { body } = await dryRun([hoursHeader, monday])
    expect(body.lines).toMatchObject([
      { line: 2, outcome: 'unchanged' },
      { line: null, outcome: 'remove', about: 'Tuesday 13:00–17:00, Telehealth' },
    ])
    await put([hoursHeader, monday, leave.replace('Away', 'Skiing')])
    expect((await exported('availability')).toString()).toMatch(
      /Monday,09:00,12:00.*\r\n.*,leave,,,2027-01-04 00:00,2027-01-08 17:00,.*Skiing\r\n$/,
    )
  })

  test('is refused where somebody would be at two places, or at a time that does not exist', async () => {
    await put([header, zoe])
    const { body } = await dryRun([
      hoursHeader,
      monday,
      telehealth('hours,Telehealth,Mon,11:00,13:00,2026-01-05,'),
      telehealth('hours,Nowhere,Monday,25:00,12:00,,'),
      telehealth('extra,Telehealth,,2026-10-04 02:30,2026-10-04 06:00,,'),
      'Dr Nobody,leave,,,2027-01-04,2027-01-05,,',
      telehealth('holiday,,,,,,'),
    ])
    expect(faultsOf(body)).toEqual([
      '3 From: These hours overlap others of the same day',
      '4 Place: The practice has no place of this name; add it under Places first',
      '4 From: Write a time such as 09:30',
      '5 From: There is no such time: the clock goes forward that night',
      '6 Name: The practice has no specialist of this name; import or add them first',
      '7 Kind: Write hours, leave or extra',
    ])
  })

  test('tells how many bookings lie in new leave, which stay', async () => {
    await put([header, `${zoe}${examType}`])
    await put([
      hoursHeader,
      ...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'].map((day) => monday.replace('Monday', day)),
    ])
    const [specialist] = await service.query<Pick<TestSpecialist, 'id' | 'examTypeId'>>(
      `select s.id, f.exam_type_id as "examTypeId" from specialists s join specialist_offers f on f.specialist_id = s.id where s.organization_id = $1`,
      [admin.organization?.id],
    )
    const { startsAt } = await bookingSteps(service).book(admin, { ...specialist } as TestSpecialist)
    const day = localDateOf(new Date(startsAt), 'Australia/Sydney')
    const { body } = await dryRun([hoursHeader, telehealth(`leave,,,${day},${day},,`)])
    expect(body.lines).toMatchObject([{ outcome: 'create', booked: 1 }])
  })
})
