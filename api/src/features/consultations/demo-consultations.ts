import type { Consultation, CreateConsultation } from '@medinotes/shared/consultations'
import { openFindings } from '@medinotes/shared/findings'
import type { Principal } from '../../platform/principal.ts'
import type { ConsultationFeature } from './consultation-feature.ts'
import { type DemoLife, demoLives } from './demo-lives.ts'
import { demoVisits } from './demo-visits.ts'

/** Writes with the offline writer, whichever one the service uses. */
type Notes = Pick<
  ConsultationFeature,
  'service' | 'writing' | 'editing' | 'acceptances' | 'signing' | 'addenda' | 'cosignatures' | 'tasks'
>

interface Seeded {
  specialist: Principal
  /** Of the same practice. */
  colleague: Principal
  notes: Notes
}

/** Gives the demo specialist a history, once: what they have since written or changed is left alone. */
export async function seedDemoConsultations({ specialist, colleague, notes }: Seeded) {
  const { items } = await notes.service.list(specialist, { limit: 1 })
  if (items.length > 0) return
  for (const { daysAgo, ...visit } of demoVisits) {
    const id = await writeDemoNote(notes, specialist, { ...visit, dateOfVisit: dateBefore(daysAgo) })
    const life = demoLives[visit.patientName]
    if (life) await liveDemoNote({ specialist, colleague, notes }, await notes.service.read(specialist, id), life)
  }
}

export function writeDemoNote(notes: Notes, specialist: Principal, visit: CreateConsultation) {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const listener = {
    events: (events: readonly { type: string; data: object }[]) => {
      for (const { type, data } of events) {
        if (type === 'finished' && 'consultationId' in data) resolve(String(data.consultationId))
        if (type === 'failed') reject(new Error('A demo note could not be written'))
      }
    },
    waiting: () => undefined,
    end: () => reject(new Error('A demo note was cut short')),
  }
  notes.writing.create(specialist, visit, listener).catch(reject)
  return promise
}

export async function liveDemoNote({ specialist, colleague, notes }: Seeded, drafted: Consultation, life: DemoLife) {
  const { id } = drafted
  let note = drafted
  for (const { section: key, from, to } of life.edits ?? []) {
    const text = note.sections.find((section) => section.key === key)?.text ?? ''
    if (!text.includes(from)) throw new Error('A demo note has not the words that are to be changed')
    const sections = [{ key, text: text.replace(from, to) }]
    note = await notes.editing.edit(specialist, id, { version: note.version, sections })
  }
  if (life.signed !== true) return
  const { reason = '' } = life
  for (const finding of openFindings(note)) {
    await notes.acceptances.accept(specialist, id, { version: note.version, finding, reason })
  }
  await notes.signing.sign(specialist, id, { version: note.version })
  if (life.addendum !== undefined) await notes.addenda.add(specialist, id, { text: life.addendum })
  if (life.cosigned === true) await notes.cosignatures.request(specialist, id, colleague.personId)
  await takeUpDemoTasks({ specialist, colleague, notes }, id, life)
}

async function takeUpDemoTasks({ specialist, colleague, notes }: Seeded, noteId: string, { tasks = [] }: DemoLife) {
  if (tasks.length === 0) return
  const { items } = await notes.tasks.ofNote(specialist, noteId)
  for (const { text, isGiven } of tasks) {
    const task = items.find((item) => item.text === text)
    if (!task) throw new Error('A demo note has no such next step')
    const given = isGiven === true && { ownerId: colleague.personId }
    await notes.tasks.change(specialist, task.id, { version: task.version, status: 'open', ...given })
  }
}

const dateBefore = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
