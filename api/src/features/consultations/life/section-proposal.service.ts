import type { Section } from '@medinotes/shared/consultations'
import type { Problem } from '@medinotes/shared/errors'
import { AppError } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import { earlyOutcome } from '../attempt-outcome.ts'
import type { ConsultationFinder } from '../consultation-finder.ts'
import type { ConsultationRow } from '../consultation.repository.ts'
import type { ConsultationView } from '../consultation-view.ts'
import { checkDraft } from '../evidence/check-draft.ts'
import type { NoteGenerations } from '../note-generation.ts'
import type { ToNoteRequest } from '../note-request.ts'
import { type NoteRequest, type NoteWriter, WriterError } from '../note-writer.ts'
import { chooseWriter, type NoteWriters } from '../note-writers.ts'
import type { SealedReads } from '../sealed-reads.ts'
import { headingsOf } from '../templates.ts'

type ProposalEvent =
  | { type: 'delta'; data: { section: string; text: string } }
  | { type: 'waiting'; data: { afterMs: number } }
  | { type: 'finished'; data: { section: Section } }
  | { type: 'failed'; data: Problem }

interface Dependencies {
  sealedReads: SealedReads
  audit: Audit
  view: ConsultationView
  finder: ConsultationFinder
  generations: NoteGenerations
  writers: NoteWriters
  toRequest: ToNoteRequest
  onFault: (error: unknown) => void
}

/**
 * Has one section of a draft written again from the notes as they are now. It is a proposal: nothing is stored and nothing
 * replaced, for what stands there may be a person's own; taking it is an edit.
 */
export function createSectionProposals(dependencies: Dependencies) {
  const { sealedReads, audit, view, finder, generations, writers, toRequest, onFault } = dependencies

  /** Only what the caller may see is prepared; throws what a reply can say before the first event. */
  const prepare = (principal: Principal, id: string, key: string) =>
    sealedReads(principal, async (tx) => {
      const row = await finder.find(tx, id)
      refuseUnlessDraft(row)
      const { notes } = await view.draft(tx, row)
      const request = onlySection(await toRequest(tx, principal, row, { notes, purpose: 'section' }), key)
      const writer = chooseWriter(writers, principal, { writer: undefined, language: row.language })
      const details = { attempt: row.attempt, version: row.version }
      await audit.record(tx, principal, 'consultation.section-proposed', { type: 'consultation', id }, details)
      return { request, writer }
    })

  return {
    /** The events of a proposal; `signal` ends the writing with the reader's going. */
    async propose(principal: Principal, { id, key }: { id: string; key: string }, signal: AbortSignal) {
      const place = generations.reserve(principal.personId)
      try {
        const prepared = await prepare(principal, id, key)
        return write(prepared, signal, { onFault, onEnd: place.free })
      } catch (error) {
        place.free()
        throw error
      }
    },
  }
}

interface Prepared {
  request: NoteRequest
  writer: NoteWriter
}

interface Ending {
  onFault: (error: unknown) => void
  onEnd: () => void
}

async function* write({ request, writer }: Prepared, signal: AbortSignal, { onFault, onEnd }: Ending) {
  try {
    let text = ''
    for await (const chunk of writer.write(request, signal)) {
      if (chunk.type === 'waiting') {
        yield { type: 'waiting', data: { afterMs: chunk.afterMs } } satisfies ProposalEvent
      } else if (chunk.type === 'text' && chunk.text !== '') {
        text += chunk.text
        yield { type: 'delta', data: { section: chunk.section, text: chunk.text } } satisfies ProposalEvent
      }
    }
    signal.throwIfAborted()
    const section = checkedSection(request, text)
    yield { type: 'finished', data: { section } } satisfies ProposalEvent
  } catch (error) {
    if (signal.aborted) return
    if (!(error instanceof WriterError)) onFault(error)
    const outcome = earlyOutcome(error)
    if (outcome.status !== 'draft') yield { type: 'failed', data: outcome.problem } satisfies ProposalEvent
  } finally {
    onEnd()
  }
}

function checkedSection({ notes, template }: NoteRequest, text: string): Section {
  const { sections } = checkDraft(
    notes,
    headingsOf(template).map((heading) => ({ ...heading, text })),
  )
  const [section] = sections
  if (section === undefined) throw new Error('A proposal is of one section')
  return section
}

function onlySection(request: NoteRequest, key: string): NoteRequest {
  const section = request.template.sections.find((candidate) => candidate.key === key)
  if (!section) throw new AppError('not_found', 'This note has no such section.')
  return { ...request, template: { ...request.template, sections: [section] } }
}

function refuseUnlessDraft({ status }: ConsultationRow) {
  if (status === 'signed') throw new AppError('signed', 'This note is signed: nothing in it is written again.')
  if (status === 'generating') throw new AppError('already_generating', 'This note is being written already.')
  if (status !== 'draft') throw new AppError('conflict', 'This note has no whole draft yet. Continue it first.')
}
