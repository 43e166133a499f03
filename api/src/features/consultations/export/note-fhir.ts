import { createHash } from 'node:crypto'
import type { Consultation } from '@medinotes/shared/consultations'
import { blocksOf, draftMark, type Letterhead, nothingWritten, titleOf } from './note-letter.ts'
import { renderNoteMarkdown } from './note-markdown.ts'

/** A resource's own id, the same for the same note. */
function uuidOf(note: Consultation, what: string) {
  const hex = createHash('sha256').update(`${note.id} ${what}`).digest('hex')
  // Version 8: made by a rule of one's own (RFC 9562).
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

const xmlMarks: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' }
// What XML 1.0 has no place for, besides.
const unwritable = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu
const xml = (text: string) => text.replaceAll(unwritable, '').replaceAll(/[<>&"]/g, (mark) => xmlMarks[mark] ?? '')

/** A text as the XHTML that FHIR allows in a narrative; what was typed stays text. */
function narrative(text: string, question?: string) {
  const asked = question === undefined ? '' : `<p><i>${xml(question)}</i></p>`
  const blocks = blocksOf(text).map(({ kind, text: words }) => {
    if (kind === 'item') return `<ul><li>${xml(words)}</li></ul>`
    return kind === 'heading' ? `<p><b>${xml(words)}</b></p>` : `<p>${xml(words)}</p>`
  })
  const written = text.trim() === '' ? `<p>${nothingWritten}</p>` : blocks.join('')
  return { status: 'generated', div: `<div xmlns="http://www.w3.org/1999/xhtml">${asked}${written}</div>` }
}

const statusOf = ({ signature, addenda }: Consultation) => {
  if (signature === null) return 'preliminary'
  return addenda.length > 0 ? 'amended' : 'final'
}

const consultNote = {
  coding: [{ system: 'http://loinc.org', code: '11488-4', display: 'Consult note' }],
} as const

/** The note as a FHIR R4 document: a Bundle of its Composition, whom it is about, who wrote it, and the same as plain text. */
export function renderNoteFhir(note: Consultation, letterhead: Letterhead): Buffer {
  const resources = resourcesOf(note, letterhead)
  const bundle = {
    resourceType: 'Bundle',
    identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${note.id}` },
    type: 'document',
    timestamp: note.signature?.signedAt ?? note.updatedAt,
    entry: resources.map((resource) => ({ fullUrl: `urn:uuid:${resource.id}`, resource })),
  }
  return Buffer.from(JSON.stringify(bundle, null, 2))
}

function resourcesOf(note: Consultation, letterhead: Letterhead) {
  const patient = { resourceType: 'Patient', id: uuidOf(note, 'patient'), name: [{ text: note.patientName }] }
  const organization = { resourceType: 'Organization', id: uuidOf(note, 'practice'), name: letterhead.practice }
  const people = new Map(
    [note.author, ...note.cosignatures.map(({ person }) => person), ...note.addenda.map(({ addedBy }) => addedBy)].map(
      ({ id, name }) => [id, { resourceType: 'Practitioner', id, name: [{ text: name }] }],
    ),
  )
  const reference = (resource: { id: string }) => ({ reference: `urn:uuid:${resource.id}` })
  const about = {
    subject: reference(patient),
    author: [{ ...reference(note.author), display: note.author.name }],
    custodian: reference(organization),
  }
  return [compositionOf(note, about), patient, ...people.values(), organization, plainTextOf(note, letterhead, about)]
}

interface About {
  subject: { reference: string }
  author: { reference: string; display: string }[]
  custodian: { reference: string }
}

function compositionOf(note: Consultation, about: About) {
  const { signature, cosignatures, addenda, sections } = note
  const legal = signature && [
    { mode: 'legal', time: signature.signedAt, party: { reference: `urn:uuid:${signature.signedBy.id}` } },
    ...cosignatures.flatMap(({ status, answeredAt, person }) =>
      status === 'signed' && answeredAt !== null
        ? [{ mode: 'professional', time: answeredAt, party: { reference: `urn:uuid:${person.id}` } }]
        : [],
    ),
  ]
  return {
    resourceType: 'Composition',
    id: uuidOf(note, 'composition'),
    identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${note.id}` },
    status: statusOf(note),
    type: { ...consultNote, text: titleOf(note) },
    ...about,
    date: signature?.signedAt ?? note.updatedAt,
    title: signature === null ? `${draftMark}. ${titleOf(note)}` : titleOf(note),
    confidentiality: 'R',
    ...(legal && { attester: legal }),
    section: [
      ...sections.map(({ title, text, question }) => ({ title, text: narrative(text, question) })),
      ...addenda.map(({ number, text, addedBy }) => ({
        title: `Addendum ${number}`,
        author: [{ reference: `urn:uuid:${addedBy.id}` }],
        text: narrative(text),
      })),
    ],
  }
}

/** The same for who reads no Composition. */
function plainTextOf(note: Consultation, letterhead: Letterhead, { subject, author, custodian }: About) {
  const text = renderNoteMarkdown(note, letterhead)
  return {
    resourceType: 'DocumentReference',
    id: uuidOf(note, 'text'),
    status: 'current',
    docStatus: statusOf(note),
    type: consultNote,
    ...{ subject, author, custodian },
    date: note.signature?.signedAt ?? note.updatedAt,
    content: [
      {
        attachment: {
          contentType: 'text/markdown; charset=utf-8',
          language: 'en-AU',
          data: text.toString('base64'),
          size: text.length,
          // FHIR R4 knows no other than SHA-1 here; the signature's own hash stands in the text.
          hash: createHash('sha1').update(text).digest('base64'),
          title: titleOf(note),
        },
      },
    ],
  }
}
