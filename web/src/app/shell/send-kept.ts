import type { Me } from '@medinotes/shared/access'
import { copiesOnDevice, forgetCopy } from '../../features/bookings/wizard/draft-copies.ts'
import { draftsQuery, putIntoDrafts, saveDraft } from '../../features/bookings/wizard/wizard.queries.ts'
import { consultationsKey } from '../../features/consultations/consultation-keys.ts'
import { consultationQuery } from '../../features/consultations/consultation.queries.ts'
import { keepEdits, readEdits } from '../../features/consultations/editing/kept-edits.ts'
import { planSave } from '../../features/consultations/editing/plan-save.ts'
import { liveNotes } from '../../features/consultations/live-notes.ts'
import { editNote } from '../../features/consultations/note-life.queries.ts'
import { editsToSend, notesToSend } from '../../features/consultations/to-send.ts'
import { forgetDraft } from '../../features/consultations/visit-draft.ts'
import { codeOf, ConnectionError, errorText, statusOf } from '../../lib/api-error.ts'
import { toast } from '../../lib/toast.ts'
import { paths } from '../paths.ts'
import { queryClient } from '../query-client.ts'

interface Page {
  me: Me
  pathname: string
  goTo: (path: string) => void
}

export async function sendKept(page: Page) {
  for (const note of notesToSend.all()) await sendNote(note, page)
  for (const id of editsToSend.all()) await sendEdits(id, page)
  // A form that is open sends itself, and knows what was typed since.
  if (page.pathname !== paths.newBooking) await sendForms(page)
}

/** What may pass by itself stays to be sent. */
function willPass(error: unknown) {
  const status = statusOf(error)
  return error instanceof ConnectionError || status === 401 || status === 429 || (status !== null && status >= 500)
}

async function sendNote({ place, request }: ReturnType<typeof notesToSend.all>[number], { pathname, goTo }: Page) {
  try {
    const { consultationId } = await liveNotes.start(request)
    notesToSend.takeBack(place)
    forgetDraft(place)
    const path = paths.consultation(consultationId)
    if (pathname === paths.newConsultation) goTo(path)
    toast.success('Your note was sent, and is being written', {
      action: { label: 'Open it', onClick: () => goTo(path) },
    })
    await queryClient.invalidateQueries({ queryKey: consultationsKey })
  } catch (error) {
    if (willPass(error)) return
    notesToSend.takeBack(place)
    const bookingId = request.bookingId ?? null
    const form = bookingId === null ? paths.newConsultation : paths.newConsultationOf(bookingId)
    toast.error('Your note could not be sent', {
      description: `${errorText(error)} What you typed is kept.`,
      action: { label: 'Open the form', onClick: () => goTo(form) },
    })
  }
}

async function sendEdits(id: string, { me, goTo }: Page) {
  const action = { label: 'Open the note', onClick: () => goTo(paths.consultation(id)) }
  try {
    const note = await queryClient.fetchQuery({ ...consultationQuery(id), staleTime: 0 })
    const plan = planSave(note, readEdits(me.id, id))
    if (plan.kind === 'conflict') {
      editsToSend.takeBack(id)
      const description = 'Your text is kept and nothing is overwritten. Save it in the note to see both and decide.'
      toast.error('A note was changed elsewhere as well', { description, action, duration: Infinity })
      return
    }
    await editNote(id, plan.edit)
    keepEdits(me.id, id, {})
    editsToSend.takeBack(id)
    toast.success('Your changes to a note were sent', { action })
    await queryClient.invalidateQueries({ queryKey: consultationsKey })
  } catch (error) {
    // One that was changed at this moment is looked at once more.
    if (willPass(error) || codeOf(error) === 'stale_version') return
    editsToSend.takeBack(id)
    toast.error('Your changes to a note could not be sent', { description: errorText(error), action })
  }
}

const refused = new Set<string>()

async function sendForms({ me, goTo }: Page) {
  const copies = copiesOnDevice(me.id).filter(({ id }) => !refused.has(id))
  if (copies.length === 0) return
  const action = { label: 'See them', onClick: () => goTo(paths.newBooking) }
  try {
    const { items } = await queryClient.fetchQuery({ ...draftsQuery, staleTime: 0 })
    for (const { id, basedOn, draft } of copies) {
      const there = items.find((each) => each.id === id)
      const isNewer = there !== undefined && there.updatedAt !== basedOn
      const isConflict = isNewer && JSON.stringify(there.content) !== JSON.stringify(draft.content)
      const target = isConflict ? crypto.randomUUID() : id
      const saved = await saveDraft(target, isConflict ? { ...draft, bookingId: null } : draft)
      putIntoDrafts(queryClient, target, saved)
      forgetCopy(me.id, id)
      if (isConflict) toast.message('A form was changed elsewhere as well', { description: 'Both are kept.', action })
      else toast.success('A form you began was sent', { action })
    }
  } catch (error) {
    if (willPass(error)) return
    for (const { id } of copies) refused.add(id)
    toast.error('A form you began could not be sent', { description: errorText(error), action })
  }
}
