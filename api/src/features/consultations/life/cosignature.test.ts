import type { Consultation } from '@medinotes/shared/consultations'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Principal } from '../../../platform/principal.ts'
import { createReader, signedNote, startInstance, visit, writtenNote } from '../../../testing/consultation-fixture.ts'
import { createPrincipal } from '../../../testing/factories.ts'
import { createScriptedWriter, text } from '../../../testing/scripted-writer.ts'
import { createTestDatabase, type TestDatabase } from '../../../testing/test-database.ts'

let test: TestDatabase
let one: Awaited<ReturnType<typeof startInstance>>
let author: Principal
let colleague: Principal
let note: Consultation

const member = (wanted: Parameters<typeof createPrincipal>[1] = {}) =>
  createPrincipal(one.database, { organization: author.organization ?? undefined, ...wanted })
const refusal = (code: string) => expect.objectContaining({ code }) as unknown
const noticesTo = async (email: string) =>
  (await one.outbox.list({ limit: 100 })).items.filter(({ recipient }) => recipient === email)
const ask = (personId = colleague.personId) => one.cosignatures.request(author, note.id, personId)
const place = (cosignatureId: string) => ({ id: note.id, cosignatureId })

beforeAll(async () => {
  test = await createTestDatabase()
  one = await startInstance(test, createScriptedWriter([text('summary', 'Left knee pain after a fall.')]))
})
afterAll(async () => {
  await one.close()
  await test.drop()
})
beforeEach(async () => {
  author = await createPrincipal(one.database)
  colleague = await member()
  note = await signedNote(one, author)
})

describe('a colleague who is asked', () => {
  it('finds the note in their list, hears of it without a word of whom it is, reads it and signs what is there', async () => {
    await one.addenda.add(author, note.id, { text: 'He rang: worse.' })
    const asked = await ask()
    expect(asked).toMatchObject({ person: { id: colleague.personId }, status: 'requested', hash: null })
    const { items } = await one.cosignatures.awaited(colleague, { limit: 5 })
    expect(items).toMatchObject([
      { id: asked.id, consultationId: note.id, patientName: visit.patientName, author: { id: author.personId } },
    ])
    const [mail] = await noticesTo(colleague.email)
    expect(mail?.text).toContain(`/app/consultations/${note.id}`)
    expect(JSON.stringify(mail)).not.toMatch(/Ana-Maria|O.Connor|knee/)

    expect(await one.service.read(colleague, note.id)).toMatchObject({ notes: visit.notes, addenda: [{ number: 1 }] })
    await expect(one.versions.list(colleague, note.id, { limit: 5 })).rejects.toEqual(refusal('forbidden'))
    const streaming = one.resume(colleague, note.id, { after: 0 }, createReader().listener)
    await expect(streaming).rejects.toEqual(refusal('forbidden'))
    await expect(one.addenda.add(colleague, note.id, { text: 'x' })).rejects.toEqual(refusal('forbidden'))
    await expect(one.cosignatures.request(colleague, note.id, author.personId)).rejects.toEqual(refusal('forbidden'))

    const answers = await Promise.allSettled([1, 2].map(() => one.cosignatures.sign(colleague, place(asked.id))))
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const { cosignatures } = await one.service.read(author, note.id)
    expect(cosignatures).toMatchObject([{ status: 'signed', hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string }])
    expect(await noticesTo(author.email)).toMatchObject([{ subject: expect.stringContaining('signed') as string }])
    expect((await one.cosignatures.awaited(colleague, { limit: 5 })).items).toEqual([])
    expect(await one.service.read(colleague, note.id)).toMatchObject({ status: 'signed' })
    for (const again of [
      () => one.cosignatures.withdraw(author, place(asked.id)),
      () => one.cosignatures.decline(colleague, place(asked.id), 'Too late.'),
      () => ask(),
    ]) {
      await expect(again()).rejects.toEqual(refusal('conflict'))
    }
  })

  it('reads the note whole when its author has left', async () => {
    await ask()
    const signed = await one.service.read(author, note.id)
    await one.database.system((tx) =>
      tx.updateTable('memberships').set({ status: 'ended' }).where('person_id', '=', author.personId).execute(),
    )
    const { acceptances, signature } = await one.service.read(colleague, note.id)
    expect(acceptances.map(({ id }) => id)).toEqual(signed.acceptances.map(({ id }) => id))
    expect(acceptances.length).toBeGreaterThan(0)
    expect(signature).toMatchObject({ intact: true, signedBy: { name: author.name } })
  })

  it('who declines says why to the author, and reads the note no longer', async () => {
    const { id } = await ask()
    const declined = await one.cosignatures.decline(colleague, place(id), 'I was not there.')
    expect(declined).toMatchObject({ status: 'declined', reason: 'I was not there.' })
    expect((await one.service.read(author, note.id)).cosignatures).toEqual([declined])
    await expect(one.service.read(colleague, note.id)).rejects.toEqual(refusal('not_found'))
    await expect(one.cosignatures.sign(colleague, place(id))).rejects.toEqual(refusal('conflict'))
    expect(await ask()).toMatchObject({ status: 'requested' })
  })

  it('reads it no longer once the author takes the request back', async () => {
    const { id } = await ask()
    expect(await one.cosignatures.withdraw(author, place(id))).toMatchObject({ status: 'withdrawn' })
    await expect(one.service.read(colleague, note.id)).rejects.toEqual(refusal('not_found'))
    await expect(one.cosignatures.sign(colleague, place(id))).rejects.toEqual(refusal('conflict'))
  })
})

it('only colleagues who are specialists and may sign in are asked, once, and only about a signed note', async () => {
  const admin = await member({ role: 'admin' })
  const stranger = await createPrincipal(one.database)
  const left = await member()
  await one.database.system((tx) =>
    tx.updateTable('people').set({ status: 'disabled' }).where('id', '=', left.personId).execute(),
  )
  const { items } = await one.cosignatures.colleagues(author, note.id)
  expect(items).toEqual([{ id: colleague.personId, name: colleague.name }])
  for (const { personId } of [admin, stranger, left, author]) {
    await expect(ask(personId)).rejects.toEqual(refusal('not_found'))
  }
  const twice = await Promise.allSettled([ask(), ask()])
  expect(twice.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const draft = await writtenNote(one, author)
  const early = one.cosignatures.request(author, draft.id, colleague.personId)
  await expect(early).rejects.toEqual(refusal('conflict'))
})

it('nobody else answers, nor takes back, nor lets themselves in past the service', async () => {
  const { id } = await ask()
  const third = await member()
  for (const other of [third, await createPrincipal(one.database), author]) {
    await expect(one.cosignatures.sign(other, place(id))).rejects.toEqual(refusal('not_found'))
    await expect(one.cosignatures.decline(other, place(id), 'x')).rejects.toEqual(refusal('not_found'))
  }
  await expect(one.cosignatures.withdraw(third, place(id))).rejects.toEqual(refusal('not_found'))
  await expect(one.cosignatures.withdraw(colleague, place(id))).rejects.toEqual(refusal('forbidden'))
  const row = { id: crypto.randomUUID(), organization_id: author.organization?.id ?? '', consultation_id: note.id }
  for (const requested_by of [third.personId, author.personId]) {
    const person_id = requested_by === third.personId ? colleague.personId : third.personId
    const letIn = one.database.as(third, (tx) =>
      tx
        .insertInto('note_cosignatures')
        .values({ ...row, person_id, requested_by })
        .execute(),
    )
    await expect(letIn).rejects.toThrow('row-level security')
  }
  const answering = one.database.as(author, (tx) =>
    tx
      .updateTable('note_cosignatures')
      .set({ status: 'signed', hash: 'x', signed_as: 'x', answered_at: new Date() })
      .where('id', '=', id)
      .execute(),
  )
  await expect(answering).rejects.toThrow('row-level security')
})
