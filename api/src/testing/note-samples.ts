import { randomUUID } from 'node:crypto'
import type { DeclaredRoute } from '../platform/http/declared-routes.ts'
import type { Principal } from '../platform/principal.ts'
import { visit } from './consultation-fixture.ts'
import { letterSamples } from './letter-samples.ts'
import type { SampleRequest } from './matrix-samples.ts'

interface Parts {
  call: (caller: Principal, route: DeclaredRoute, request: SampleRequest) => Promise<{ body: string }>
}

const sections = [{ key: 'section-1', title: 'History', guidance: '', content: 'history' }]
export const templateSample = { scope: 'personal', name: 'Example', description: '', sections }

/** Requests about a note of the holder's and its tasks, as samples of the authorisation matrix. */
export function noteSamples({ call }: Parts) {
  const notes = new Map<string, string>()

  /** A finished note of somebody's. */
  async function noteOf(author: Principal) {
    const known = notes.get(author.personId)
    if (known !== undefined) return known
    const { body } = await call(author, { method: 'POST', url: '/api/consultation' }, { payload: visit })
    const id = /"consultationId":"([^"]+)"/.exec(body)?.[1] ?? ''
    notes.set(author.personId, id)
    return id
  }

  const note =
    ({ params, payload }: SampleRequest = {}) =>
    async (holder: Principal): Promise<SampleRequest> => ({
      params: { id: await noteOf(holder), ...params },
      ...(payload && { payload }),
    })

  /** A template of the holder's own; an id of nobody's where the holder may keep none. */
  async function templateOf(holder: Principal) {
    const { body } = await call(holder, { method: 'POST', url: '/api/templates' }, { payload: templateSample })
    return /"key":"([0-9a-f-]{36})"/.exec(body)?.[1] ?? randomUUID()
  }

  return {
    'template.read': async (holder: Principal) => ({ params: { id: await templateOf(holder) } }),
    'template.list-versions': async (holder: Principal) => ({ params: { id: await templateOf(holder) } }),
    'template.change': async (holder: Principal) => ({
      params: { id: await templateOf(holder) },
      payload: { version: 1, retired: true },
    }),
    'consultation.read': note(),
    'consultation.stream': note(),
    'consultation.continue': note(),
    'consultation.stop': note(),
    'consultation.edit': note({ payload: { version: 1, sections: [{ key: 'summary', text: 'Left knee pain.' }] } }),
    'consultation.accept-finding': note({
      payload: { version: 1, finding: { kind: 'omitted', section: null, text: 'Nothing' }, reason: 'It is said.' },
    }),
    'consultation.reopen-finding': note({ params: { acceptanceId: randomUUID() } }),
    'consultation.sign': note({ payload: { version: 1 } }),
    'consultation.export': note(),
    'consultation.read-filing': note(),
    'consultation.file': note({ payload: {} }),
    'consultation.add-addendum': note({ payload: { text: 'He rang today.' } }),
    'consultation.list-versions': note(),
    'consultation.read-version': note({ params: { version: '1' } }),
    'cosignature.list-colleagues': note(),
    'cosignature.request': note({ payload: { personId: randomUUID() } }),
    'cosignature.sign': note({ params: { cosignatureId: randomUUID() } }),
    'cosignature.decline': note({ params: { cosignatureId: randomUUID() }, payload: { reason: 'Not mine.' } }),
    'cosignature.withdraw': note({ params: { cosignatureId: randomUUID() } }),
    'consultation.propose-section': note({ params: { key: 'summary' } }),
    'consultation.preview-sending': async () => ({
      payload: { patientName: 'Example Person', dateOfVisit: '2026-03-03', notes: 'Example' },
    }),
    'dictation.transcribe': async () => ({}),
    'dictation.consent': async () => ({ payload: { wording: 1 } }),
    'dictation.withdraw-consent': async () => ({ params: { id: randomUUID() } }),
    'consultation.list-sent': note(),
    'consultation.read-timeline': note(),
    'task.list-of-note': note(),
    ...letterSamples(note),
    'task.add': note({ payload: { text: 'Example' } }),
    async 'task.change'(author: Principal): Promise<SampleRequest> {
      const url = `/api/consultations/${await noteOf(author)}/tasks`
      const { body } = await call(author, { method: 'POST', url }, { payload: { text: 'Example' } })
      // Nobody's, where somebody asks who writes no notes.
      const id = /"id":"([^"]+)"/.exec(body)?.[1] ?? randomUUID()
      return { params: { id }, payload: { version: 1, status: 'done' } }
    },
  }
}
