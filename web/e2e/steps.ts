import { demoAccounts, demoPassword } from '@medinotes/shared/demo'
import { neverToBeSent } from '../../api/src/testing/openai-stand-in/typed-identifiers.ts'
import { expect, type Locator, type Page } from '@playwright/test'

const specialist = demoAccounts[0].email

interface Visit {
  patientName: string
  notes: string
}

/** Long enough for the offline writer to take some seconds. */
export const longNotes = `58F, primary school teacher. Here about her right knee.
Twisted the right knee getting off the tram three weeks ago and felt a pop. It swelled that night.
Since then pain on the medial side, worse on stairs and squatting, 6/10 at worst. No locking. Giving way twice last week.
Takes paracetamol 665 mg two tablets tds with some relief. Ibuprofen upset her stomach so she stopped it.
PMHx: HTN, T2DM. Meds: perindopril 5 mg mane, metformin XR 1 g nocte.
Allergic to penicillin, rash as a child.
Lives with her husband, non smoker. Mood a bit flat, sleeping well, no thoughts of self-harm.
O/E: BP 138/84, HR 76 regular, afebrile. Small effusion, tender medial joint line, ROM 0-115. McMurray positive medially.
Impression: likely right medial meniscal tear.
Plan: MRI of the right knee. Physiotherapy, quadriceps strengthening, 6 sessions.
Avoid NSAIDs. Ice 15 minutes qid for a week. No squatting or kneeling. Light duties for 2 weeks.
If the knee locks, is hot, red or swollen, or she has a fever, she is to come back the same day or go to emergency.
Review in 2 weeks with the results. Repeat HbA1c in December.`

/** Written within a second or two. */
export const shortNotes =
  'Left ankle sprain two days ago. No fracture on X-ray. Plan: ice and elevation. Review in 1 week.'

/** Signs in without the page, for journeys that are about something else. */
export async function signInQuietly(page: Page, email: string = specialist) {
  const reply = await page.request.post('/api/auth/sign-in/email', {
    data: { email, password: demoPassword },
  })
  expect(reply.status()).toBe(200)
}

export const visitForm = (page: Page) => ({
  patientName: page.getByRole('textbox', { name: /patient.s name/i }),
  dateOfVisit: page.getByLabel(/date of visit/i),
  notes: page.getByRole('textbox', { name: /notes of the visit/i }),
  submit: page.getByRole('button', { name: 'Write the note' }),
})

export async function fillVisit(page: Page, { patientName, notes }: Visit) {
  neverToBeSent(patientName)
  const form = visitForm(page)
  await form.patientName.fill(patientName)
  await form.notes.fill(notes)
}

/** From anywhere to the page of a note that has just begun. */
export async function startNote(page: Page, visit: Visit) {
  await page.goto('/app/consultations/new')
  await fillVisit(page, visit)
  await visitForm(page).submit.click()
  await expect(page).toHaveURL(notePath)
}

export const notePath = /\/app\/consultations\/[0-9a-f-]{36}$/

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

/** The parts of a note's page. */
export const notePage = (page: Page) => ({
  summary: region(page, 'Summary for the record'),
  nextSteps: region(page, 'Next steps'),
  email: region(page, 'E-mail to the patient'),
  /** Shown once the whole draft was compared with the notes. */
  findings: region(page, 'To check'),
  stop: page.getByRole('button', { name: 'Stop', exact: true }),
  continue: page.getByRole('button', { name: 'Continue', exact: true }),
  /** Why the note is not whole. */
  notice: page.getByRole('status').filter({ has: page.getByRole('button', { name: 'Continue', exact: true }) }),
})

/** The draft is whole and everything it is made of is shown. */
export async function expectWhole(page: Page) {
  const { summary, nextSteps, email, findings, stop } = notePage(page)
  await expect(findings).toBeVisible({ timeout: 20_000 })
  await expect(stop).toBeHidden()
  for (const section of [summary, nextSteps, email])
    await expect(section.getByRole('paragraph').or(section.getByRole('listitem')).first()).not.toBeEmpty()
}

const textOf = async (section: Locator) => (await section.innerText()).replaceAll(/\s+/g, ' ')

/** What stands in a section once some of it has been written. */
export async function writtenText(section: Locator) {
  const words = section.getByRole('paragraph').or(section.getByRole('listitem'))
  await expect(words.first()).toContainText(/\w+ \w+/)
  return textOf(words.first())
}
