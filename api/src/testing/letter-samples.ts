import type { Principal } from '../platform/principal.ts'
import type { SampleRequest } from './matrix-samples.ts'

const kind = { language: 'vi', level: 'standard' }
const finding = { kind: 'dose', change: 'missing', text: '5 mg' }

type Sample = (holder: Principal) => Promise<SampleRequest>

/** Requests about the letters of a note, as samples of the authorisation matrix. */
export const letterSamples = (note: (request?: SampleRequest) => Sample): Record<string, Sample> => ({
  'patient-letter.list': note(),
  'patient-letter.write': note({ payload: kind }),
  'patient-letter.edit': note({ payload: { ...kind, revision: 1, text: 'Dear Ana' } }),
  'patient-letter.accept-finding': note({
    payload: { ...kind, revision: 1, finding, reason: 'It is said otherwise.' },
  }),
  'patient-letter.confirm': note({ payload: { ...kind, revision: 1, addenda: 0 } }),
  'patient-letter.send': note({ payload: { version: 1, to: 'ana@example.test' } }),
})
