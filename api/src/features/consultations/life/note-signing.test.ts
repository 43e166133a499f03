import type { Consultation } from '@medinotes/shared/consultations'
import { findingsOf } from '@medinotes/shared/findings'
import type { Finding } from '@medinotes/shared/note-life'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import { createReader, startInstance, writtenNote } from '../../../testing/consultation-fixture.ts'
import { createPrincipal } from '../../../testing/factories.ts'
import { createScriptedWriter, text } from '../../../testing/scripted-writer.ts'
import { createTestDatabase, type TestDatabase } from '../../../testing/test-database.ts'

const draft = [text('summary', 'Right knee pain after a fall.'), text('next-steps', '- Review in two weeks.')]
let test: TestDatabase
let one: Awaited<ReturnType<typeof startInstance>>
let author: Principal
let note: Consultation

beforeAll(async () => {
  test = await createTestDatabase()
  one = await startInstance(test, createScriptedWriter(draft))
  author = await createPrincipal(one.database)
})
afterAll(async () => {
  await one.close()
  await test.drop()
})
beforeEach(async () => {
  note = await writtenNote(one, author)
})

const wrongSide = { kind: 'unsupported', section: 'summary', text: 'Right knee pain after a fall.' } as const
const accept = (finding: Finding, version = note.version) =>
  one.acceptances.accept(author, note.id, { version, finding, reason: 'It was the right one.' })
const acceptAll = async () => {
  for (const finding of findingsOf(note)) note = await accept(finding)
}
const edit = (changes: object, version = note.version) =>
  one.editing.edit(author, note.id, { version, sections: [], ...changes })
const rightSide = { sections: [{ key: 'summary', text: 'Left knee pain after a fall.' }] }
const sign = (version = note.version) => one.signing.sign(author, note.id, { version })
const refusal = (code: string) => expect.objectContaining({ code }) as unknown

describe('a finding', () => {
  it('is let stand for a reason that is kept, once, and can be opened again', async () => {
    const [first, ...more] = (await accept(wrongSide)).acceptances
    expect(more).toEqual([])
    expect(first).toMatchObject({ ...wrongSide, reason: 'It was the right one.', acceptedBy: { id: author.personId } })
    await expect(accept(wrongSide)).rejects.toEqual(refusal('conflict'))
    const acceptance = { id: note.id, acceptanceId: first?.id ?? '' }
    expect((await one.acceptances.reopen(author, acceptance)).acceptances).toEqual([])
    await expect(one.acceptances.reopen(author, acceptance)).rejects.toEqual(refusal('not_found'))
    const twice = await Promise.allSettled([accept(wrongSide), accept(wrongSide)])
    expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  })

  it('that this version has not is not let stand, nor one of another version or another’s note', async () => {
    await expect(accept({ ...wrongSide, text: 'Right knee pain.' })).rejects.toEqual(refusal('conflict'))
    await expect(accept({ ...wrongSide, kind: 'unstated' })).rejects.toEqual(refusal('conflict'))
    const [kept] = (await accept(wrongSide)).acceptances
    await expect(accept(wrongSide, 2)).rejects.toEqual(refusal('stale_version'))
    const other = await writtenNote(one, author)
    const acceptance = { id: other.id, acceptanceId: kept?.id ?? '' }
    await expect(one.acceptances.reopen(author, acceptance)).rejects.toEqual(refusal('not_found'))
    const stranger = await createPrincipal(one.database)
    const body = { version: 1, finding: wrongSide, reason: 'x' }
    await expect(one.acceptances.accept(stranger, note.id, body)).rejects.toEqual(refusal('not_found'))
  })

  it('stays settled as long as its words stand there, in whatever version', async () => {
    await acceptAll()
    note = await edit({ sections: [{ key: 'next-steps', text: '- Review in 2 weeks.' }] })
    expect(await sign()).toMatchObject({ status: 'signed', version: 2 })
  })
})

describe('signing', () => {
  it('is refused while a finding is open or a section is older than the notes', async () => {
    await expect(sign()).rejects.toMatchObject({ code: 'findings_open', detail: expect.stringContaining('2 findings') })
    await acceptAll()
    note = await edit({ notes: `${note.notes} Thanked him.` })
    await expect(sign()).rejects.toMatchObject({ code: 'findings_open', detail: expect.stringContaining('3 sections') })
    await expect(sign(1)).rejects.toEqual(refusal('stale_version'))
    const stranger = await createPrincipal(one.database)
    await expect(one.signing.sign(stranger, note.id, { version: 2 })).rejects.toEqual(refusal('not_found'))
  })

  it('is refused to somebody without a name', async () => {
    await acceptAll()
    const nameless = { ...author, name: ' ' }
    await expect(one.signing.sign(nameless, note.id, { version: 1 })).rejects.toEqual(refusal('conflict'))
  })

  it('closes the note for good, and its hash stands for what was signed', async () => {
    await acceptAll()
    const signed = await sign()
    const signedBy = { id: author.personId, name: author.name }
    expect(signed).toMatchObject({ status: 'signed', signature: { version: 1, signedBy, intact: true } })
    expect(signed.signature?.hash).toMatch(/^[0-9a-f]{64}$/)
    const acceptance = { id: note.id, acceptanceId: signed.acceptances[0]?.id ?? '' }
    for (const change of [
      () => edit(rightSide),
      () => edit({ notes: 'x' }, 7),
      () => accept(wrongSide),
      () => one.acceptances.reopen(author, acceptance),
      () => sign(),
      () => one.writing.continue(author, note.id, createReader().listener),
      () => one.service.stop(author, note.id),
    ]) {
      await expect(change()).rejects.toEqual(refusal('signed'))
    }
    expect(await one.service.read(author, note.id)).toEqual(signed)
    expect((await one.service.list(author, { status: 'signed', limit: 1 })).items[0]?.id).toBe(note.id)
  })

  it('and an edit at the same moment: one wins, and what is signed is what was seen', async () => {
    await acceptAll()
    const [signing, ...edits] = await Promise.allSettled([sign(), edit(rightSide), edit({ notes: 'Left knee.' })])
    const now = await one.service.read(author, note.id)
    const won = [signing, ...edits].filter(({ status }) => status === 'fulfilled')
    expect(won).toHaveLength(1)
    expect(now.status).toBe(signing.status === 'fulfilled' ? 'signed' : 'draft')
    expect(now.version).toBe(signing.status === 'fulfilled' ? 1 : 2)
  })

  it('shows when the database was changed by somebody who may do anything', async () => {
    await acceptAll()
    await sign()
    const client = new pg.Client(test.adminUrl)
    await client.connect()
    const changing = client.query(`update consultations set date_of_visit = '2026-03-04' where id = $1`, [note.id])
    await expect(changing).rejects.toThrow('a signed note cannot be changed')
    await client.query(`set session_replication_role = 'replica'`)
    await client.query(`update consultations set date_of_visit = '2026-03-04' where id = $1`, [note.id])
    await client.end()
    expect(await one.service.read(author, note.id)).toMatchObject({ signature: { intact: false } })
  })
})
