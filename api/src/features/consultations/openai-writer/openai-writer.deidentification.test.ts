import { afterEach, expect, test } from 'vitest'
import { neverToBeSent } from '../../../testing/openai-stand-in/typed-identifiers.ts'
import { startOpenAiStandIn } from '../../../testing/openai-stand-in/openai-stand-in.ts'
import type { OpenAiStandIn } from '../../../testing/openai-stand-in/openai-stand-in.ts'
import { tokens } from '../../../testing/openai-stand-in/script.ts'
import { WriterError, type NoteRequest } from '../note-writer.ts'
import { templateOf } from '../templates.ts'
import { createOpenAiWriter } from './openai-writer.ts'

const request: NoteRequest = {
  patientName: 'Marguerite Vandenberg',
  dateOfVisit: '2026-03-02',
  notes: `Marguerite VANDENBERG, DOB 9/3/1951, Medicare 2123 45670 1, seen 2/3/2026 with her son Piotr Vandenberg.
Claim WC/2024-00123 for the injury on 4 July 2024 at Acme Haulage Pty Ltd. Ph 0412 345 678, marg@example.com.
Lives at 12/34 Wattle Street, Dubbo NSW 2830. Referred by Dr Achara Suwan. Mrs Vandenberg’s left knee is sore; [PATIENT] typed. oyelaran rang about k7 88x.`,
  template: templateOf('visit-note'),
  language: 'en-AU',
  clinicianName: 'Dr Mia Nguyen',
  onSending: async () => undefined,
  identifiers: {
    names: ['Piotr Vandenberg', 'Tope Oyelaran'],
    dates: ['1951-03-09', '2024-07-04'],
    numbers: ['WC/2024-00123', 'K7-88X'],
    phones: ['+61412345678'],
    emails: ['marg@example.com'],
  },
}
neverToBeSent(request.patientName, request.clinicianName)

let standIn: OpenAiStandIn
afterEach(() => standIn.close())

async function write(of: NoteRequest, reply: string) {
  standIn = await startOpenAiStandIn({ text: tokens(...reply.split(/(?<=.)/s)) })
  const writer = createOpenAiWriter({ apiKey: 'sk-test', baseUrl: standIn.baseUrl, model: 'test-model' })
  const sections = new Map<string, string>()
  for await (const chunk of writer.write(of, new AbortController().signal))
    if (chunk.type === 'text') sections.set(chunk.section, (sections.get(chunk.section) ?? '') + chunk.text)
  return Object.fromEntries(sections)
}

const sentText = () => JSON.stringify(standIn.requests.map(({ body }) => body))

test('no identifier of the form, the booking or the notes reaches the service, and what comes back has them again', async () => {
  const sections = await write(
    request,
    '<<<section:summary>>>\n[PATIENT]’s knee, with [PERSON_1].\n<<<section:next-steps>>>\nReview.\n<<<section:patient-email>>>\nDear [PATIENT],\nseen on [DATE_1].\n[CLINICIAN]',
  )
  const sent = sentText()
  expect(sent).toContain('left knee is sore')
  for (const identifier of [
    'marguerite',
    'vandenberg',
    'piotr',
    'suwan',
    'oyelaran',
    'k7',
    'nguyen',
    '1951',
    '2026',
    '2024',
    '45670',
    '00123',
    'acme',
    '0412',
    '345 678',
    'example.com',
    'wattle',
    'dubbo',
    '2830',
  ])
    expect(sent.toLowerCase()).not.toContain(identifier)
  expect(sections).toEqual({
    summary: 'Marguerite Vandenberg’s knee, with Piotr Vandenberg.',
    'next-steps': 'Review.',
    'patient-email': 'Dear Marguerite Vandenberg,\nseen on 2 March 2026.\nDr Mia Nguyen',
  })
})

test('where a known identifier would remain nothing is sent, and the reason names no identifier', async () => {
  const notes = 'V a n d e n b e r g was late.'
  const error: unknown = await write({ ...request, notes }, '').catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(WriterError)
  expect(error).toMatchObject({ code: 'writer_refused', detail: expect.stringMatching(/^Nothing was sent/) as string })
  expect((error as WriterError).detail).not.toMatch(/vandenberg/i)
  expect(standIn.requests).toEqual([])
})
