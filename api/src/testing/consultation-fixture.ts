import { randomBytes } from 'node:crypto'
import type { StoredNoteEvent } from '@medinotes/shared/consultations'
import { openFindings } from '@medinotes/shared/findings'
import { createAudit } from '../features/audit/audit.service.ts'
import { createBookingNotes } from '../features/bookings/booking-notes.ts'
import { createConsultationFeature } from '../features/consultations/consultation-feature.ts'
import { createOutbox } from '../features/notifications/outbox.service.ts'
import type { NoteWriter } from '../features/consultations/note-writer.ts'
import { createLetterPost } from '../features/notifications/letter-post.service.ts'
import { createBlindIndex } from '../platform/crypto/blind-index.ts'
import { createCipher } from '../platform/crypto/cipher.ts'
import { createDatabase } from '../platform/database.ts'
import { createLogger } from '../platform/logger.ts'
import { createPresence } from '../platform/presence.ts'
import type { Principal } from '../platform/principal.ts'
import { neverToBeSent } from './openai-stand-in/typed-identifiers.ts'
import type { TestDatabase } from './test-database.ts'

const keys = { current: 'phi-1', keys: new Map([['phi-1', randomBytes(32)]]) }
const indexKey = randomBytes(32)

/** One process of the service, as far as consultations go; several may share a database. */
export async function startInstance(test: TestDatabase, writer: NoteWriter) {
  const faults: unknown[] = []
  const database = createDatabase({ url: test.url, onIdleError: () => undefined })
  const presence = await createPresence({ url: test.url, onRegained: () => undefined })
  const cipher = createCipher(keys)
  const publicUrl = 'https://notes.example.test'
  const outbox = createOutbox({ database, cipher, publicUrl, takesReplies: false })
  const blindIndex = createBlindIndex(indexKey)
  const feature = createConsultationFeature({
    database,
    presence,
    audit: createAudit({ logger: createLogger('silent'), onRecorded: () => undefined }),
    ...{ cipher, outbox, publicUrl, bookingNotes: createBookingNotes(cipher) },
    blindIndex,
    writers: { ai: null, offline: writer },
    transcriber: null,
    letterPost: createLetterPost({ database, cipher, blindIndex }),
    onFault: (error) => faults.push(error),
  })
  const { create } = feature.writing
  return {
    ...feature,
    writing: {
      ...feature.writing,
      create: (...[principal, input, ...rest]: Parameters<typeof create>) => {
        neverToBeSent(input.patientName)
        return create(principal, input, ...rest)
      },
    },
    database,
    presence,
    faults,
    outbox,
    async close() {
      await feature.drain(0)
      await presence.close()
      await database.close()
    },
  }
}

/** A reader that keeps everything it hears. */
export function createReader() {
  const events: StoredNoteEvent[] = []
  const waits: number[] = []
  let ended = false
  return {
    events,
    waits,
    ended: () => ended || ['finished', 'failed'].includes(events.at(-1)?.type ?? ''),
    text: () => events.map((event) => (event.type === 'delta' ? event.data.text : '')).join(''),
    listener: {
      events: (more: readonly StoredNoteEvent[]) => void events.push(...more),
      waiting: (afterMs: number) => void waits.push(afterMs),
      end: () => void (ended = true),
    },
  }
}

export const visit = {
  patientName: 'Ana-Maria O’Connor',
  dateOfVisit: '2026-03-03',
  notes: 'Left knee pain after a fall. Allergic to penicillin. Review in two weeks.',
  template: 'visit-note',
}

type Instance = Awaited<ReturnType<typeof startInstance>>

/** A note of this author's whose writing has ended, whole or cut short, as the API shows it. */
export async function writtenNote(
  instance: Pick<Instance, 'writing' | 'service'>,
  author: Principal,
  input: object = {},
) {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  let id = ''
  const events = (heard: readonly StoredNoteEvent[]) => {
    for (const { type, data } of heard) {
      if (type === 'started') id = data.consultationId
      if (type === 'finished' || type === 'failed') resolve(id)
    }
  }
  const listener = { events, waiting: () => undefined, end: () => reject(new Error('The note has no end')) }
  const typed = { ...visit, ...input }
  instance.writing.create(author, typed, listener).catch(reject)
  return instance.service.read(author, await promise)
}

/** Like `writtenNote`, with every finding let stand and the note signed. */
export async function signedNote(
  instance: Pick<Instance, 'writing' | 'service' | 'acceptances' | 'signing'>,
  author: Principal,
  input: object = {},
) {
  let note = await writtenNote(instance, author, input)
  for (const finding of openFindings(note)) {
    const acceptance = { version: note.version, finding, reason: 'It was said in the room.' }
    note = await instance.acceptances.accept(author, note.id, acceptance)
  }
  return instance.signing.sign(author, note.id, { version: note.version })
}
