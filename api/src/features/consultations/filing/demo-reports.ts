import { demoAccounts } from '@medinotes/shared/demo'
import type { Booking } from '@medinotes/shared/booking-views'
import type { Database, Db } from '../../../platform/database.ts'
import type { Principal } from '../../../platform/principal.ts'
import { liveDemoNote, writeDemoNote } from '../demo-consultations.ts'
import type { ReportFilingService } from './report-filing.service.ts'

const lumbar = `Warehouse worker. Injured his lower back lifting a carton of about 25 kg at work. Pain came on at once, left leg pain the next day.
Treatment to date: physiotherapy, 12 sessions, with some relief. No surgery, no injections. Takes paracetamol as needed.
Now has low back pain 4/10, worse with sitting over 30 minutes. Left leg pain has settled. Sleeps well.
No back pain before the injury. Non-smoker.
On examination: walks without a limp. Lumbar flexion 60 degrees, extension 15 degrees. Straight leg raise 70 degrees on both sides. Reflexes, power and sensation normal.
MRI lumbar spine: L4/5 disc bulge without nerve root compression.
Impression: soft tissue injury of the lumbar spine with L4/5 disc bulge.
The lifting at work was a substantial contributing factor to the injury.
He is fit for suitable duties with no lifting over 10 kg, 8 hours per day.
Plan: continue the home exercise program. Review by the general practitioner in 6 weeks.`

const knee = `Slipped on a wet floor and fell on her right knee. Swelling the same day, pain on the inner side since.
No knee pain before the fall. Takes ibuprofen 400 mg twice a day. No allergies.
On examination: right knee effusion, tender medial joint line, range 0 to 115 degrees. McMurray positive. Ligaments stable.
MRI right knee: medial meniscal tear.
Impression: right medial meniscal tear caused by the fall.
Plan: physiotherapy 2 sessions per week for 6 weeks.`

interface DemoReport {
  claimType: NonNullable<Booking['matter']>['claimType']
  notes: string
  filed: boolean
}

const demoReports: readonly DemoReport[] = [
  { claimType: 'workers-compensation', notes: lumbar, filed: true },
  { claimType: 'public-liability', notes: knee, filed: false },
]

interface Dependencies {
  database: Database
  specialist: Principal
  notes: Parameters<typeof liveDemoNote>[0]['notes']
  bookingOf: (principal: Principal, id: string) => Promise<Booking>
  filing: Pick<ReportFilingService, 'file'>
}

/** Attended, and without a report among its documents; none where notes of bookings are there already. */
async function selectCandidates(tx: Db) {
  const known = await tx
    .selectFrom('consultations')
    .select('id')
    .where('booking_id', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  if (known) return []
  return tx
    .selectFrom('bookings as b')
    .innerJoin('specialists as s', 's.id', 'b.specialist_id')
    .innerJoin('people as p', 'p.id', 's.person_id')
    .select('b.id')
    .where('p.email', '=', demoAccounts[0].email)
    .where('b.status', '=', 'attended')
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('documents as d').select('d.id').whereRef('d.booking_id', '=', 'b.id'))),
    )
    .orderBy('b.starts_at', 'desc')
    .limit(40)
    .execute()
}

const canBePrinted = (name: string | undefined) => name !== undefined && /^[\u0020-\u00ff’]+$/.test(name)

const dayAt = (instant: string, timeZone: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(instant))

/** Gives the demo specialist an IME report that is signed and filed, and one that is a draft, once. */
export async function seedDemoReports({ database, specialist, notes, bookingOf, filing }: Dependencies) {
  const wanted = [...demoReports]
  for (const { id: bookingId } of await database.system(selectCandidates)) {
    if (wanted.length === 0) return
    const { matter, examinee, startsAt, timeZone, arrangements } = await bookingOf(specialist, bookingId)
    const at = wanted.findIndex(({ claimType }) => claimType === matter?.claimType)
    // The notes tell of somebody who walks in and speaks for themselves.
    const isPlain = arrangements.accessibility === undefined && arrangements.interpreter === undefined
    const report = isPlain && canBePrinted(examinee?.name) ? wanted[at] : undefined
    if (report === undefined) continue
    wanted.splice(at, 1)
    const visit = { patientName: examinee?.name ?? '', dateOfVisit: dayAt(startsAt, timeZone), notes: report.notes }
    const id = await writeDemoNote(notes, specialist, { ...visit, template: 'ime-report', bookingId })
    if (!report.filed) continue
    const life = { signed: true, reason: 'As said at the examination.' }
    await liveDemoNote({ specialist, colleague: specialist, notes }, await notes.service.read(specialist, id), life)
    await filing.file(specialist, id, { replaceAnswers: false })
  }
}
