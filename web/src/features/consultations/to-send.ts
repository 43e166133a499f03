import { createConsultationSchema, type CreateConsultation } from '@medinotes/shared/consultations'
import { z } from 'zod'
import { api } from '../../lib/api-client.ts'
import { deviceDrafts } from '../../lib/device-drafts.ts'

const notePrefix = 'medinotes.send-note.'
const editPrefix = 'medinotes.send-edits.'

const noteSchema = z.object({ organizationId: z.string().nullable(), request: createConsultationSchema })
const editSchema = z.object({ organizationId: z.string().nullable() })

function parsed<Schema extends z.ZodType>(schema: Schema, text: string | null) {
  try {
    const found = schema.safeParse(JSON.parse(text ?? ''))
    return found.success ? found.data : null
  } catch {
    return null
  }
}

/** Those of the organization that this tab works in; others wait until the person works there. */
const ofThisOrganization = ({ organizationId }: { organizationId: string | null }) =>
  organizationId === api.organization()

/** What was meant to be sent without a connection, for when it is back. */
export const notesToSend = {
  queue: (place: string, request: CreateConsultation) =>
    deviceDrafts.set(notePrefix + place, JSON.stringify({ organizationId: api.organization(), request })),
  has: (place: string) => deviceDrafts.get(notePrefix + place) !== null,
  takeBack: (place: string) => deviceDrafts.remove(notePrefix + place),
  all: () =>
    deviceDrafts.names(notePrefix).flatMap((name) => {
      const note = parsed(noteSchema, deviceDrafts.get(name))
      return note && ofThisOrganization(note) ? [{ place: name.slice(notePrefix.length), request: note.request }] : []
    }),
}

/** Notes whose kept edits were meant to be saved. */
export const editsToSend = {
  queue: (consultationId: string) =>
    deviceDrafts.set(editPrefix + consultationId, JSON.stringify({ organizationId: api.organization() })),
  has: (consultationId: string) => deviceDrafts.get(editPrefix + consultationId) !== null,
  takeBack: (consultationId: string) => deviceDrafts.remove(editPrefix + consultationId),
  all: () =>
    deviceDrafts.names(editPrefix).flatMap((name) => {
      const edit = parsed(editSchema, deviceDrafts.get(name))
      return edit && ofThisOrganization(edit) ? [name.slice(editPrefix.length)] : []
    }),
}
