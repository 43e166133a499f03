import { templateOf } from '../templates.ts'
import { createOfflineWriter } from './offline-writer.ts'

export const requestFor = (notes: string, template = 'visit-note') => ({
  patientName: 'Jamie O’Neil',
  dateOfVisit: '2026-02-12',
  notes,
  template: templateOf(template),
  language: 'en-AU',
  clinicianName: 'Dr Priya Raman',
  onSending: async () => undefined,
})

/** The sections the offline writer drafts from these notes, without its pauses. */
export async function draftOffline(notes: string, template = 'visit-note') {
  const request = requestFor(notes, template)
  const texts = new Map(request.template.sections.map(({ key }) => [key, '']))
  for await (const chunk of createOfflineWriter({ wordsPerSecond: Infinity }).write(
    request,
    new AbortController().signal,
  ))
    if (chunk.type === 'text') texts.set(chunk.section, (texts.get(chunk.section) ?? '') + chunk.text)
  return request.template.sections.map(({ key, title }) => ({ key, title, text: texts.get(key) ?? '' }))
}

/** The text of one section of the visit note. */
export const draftSection = async (notes: string, key: string, template = 'visit-note') =>
  (await draftOffline(notes, template)).find((section) => section.key === key)?.text ?? ''
