import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createReader, startInstance, visit } from '../../testing/consultation-fixture.ts'
import { createPrincipal } from '../../testing/factories.ts'
import { createScriptedWriter, text } from '../../testing/scripted-writer.ts'
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.ts'
import type { Principal } from '../../platform/principal.ts'

let test: TestDatabase
let instance: Awaited<ReturnType<typeof startInstance>>
let admin: pg.Client

beforeAll(async () => {
  test = await createTestDatabase()
  instance = await startInstance(test, createScriptedWriter([text('summary', 'Sore elbow after lifting.')]))
  admin = new pg.Client(test.adminUrl)
  await admin.connect()
})

afterAll(async () => {
  await admin.end()
  await instance.close()
  await test.drop()
})

async function write(principal: Principal, input: Partial<typeof visit> = {}) {
  const reader = createReader()
  await instance.writing.create(principal, { ...visit, ...input }, reader.listener)
  await vi.waitFor(() => expect(reader.ended()).toBe(true))
  const [first] = reader.events
  return first?.type === 'started' ? first.data.consultationId : ''
}

const list = (principal: Principal, query: object = {}) => instance.service.list(principal, { limit: 25, ...query })

describe('what the database holds', () => {
  it('has no word of the visit or the draft in any table, and opens no row that was moved', async () => {
    const principal = await createPrincipal(instance.database)
    const id = await write(principal, { patientName: 'Zebedee Quillfeather', notes: 'Unmistakable tennis elbow.' })
    const { rows: tables } = await admin.query<{ name: string }>(
      `select quote_ident(relname) as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
    )
    for (const { name } of tables) {
      const { rows } = await admin.query<{ row: string }>(`select t::text as row from ${name} t`)
      for (const { row } of rows) expect(row).not.toMatch(/quillfeather|unmistakable|sore elbow/i)
    }
    const other = await write(principal)
    await admin.query(
      `update consultations set notes_sealed = (select notes_sealed from consultations where id = $1) where id = $2`,
      [id, other],
    )
    await expect(instance.service.read(principal, other)).rejects.toThrow('does not open')
    const { rows } = await admin.query(
      `select details from audit_events where action = 'consultation.unreadable' and subject_id = $1`,
      [other],
    )
    expect(rows).toEqual([{ details: { table: 'consultations', column: 'notes' } }])
  })

  it('records every change and every read, without a word of it', async () => {
    const principal = await createPrincipal(instance.database)
    const id = await write(principal)
    await instance.service.read(principal, id)
    await instance.resume(principal, id, { after: 0 }, createReader().listener)
    await list(principal)
    const { rows } = await admin.query<{ action: string }>(
      `select action, details::text from audit_events where person_id = $1 order by occurred_at`,
      [principal.personId],
    )
    expect(rows.map(({ action }) => action)).toEqual([
      'consultation.created',
      'consultation.drafted',
      'consultation.read',
      'consultation.streamed',
      'consultation.listed',
    ])
    expect(JSON.stringify(rows)).not.toMatch(/ana-maria|knee|elbow/i)
  })

  it('shows nothing when the read cannot be recorded', async () => {
    const principal = await createPrincipal(instance.database)
    const id = await write(principal)
    await admin.query('revoke insert on audit_events from medinotes_runtime')
    await expect(instance.service.read(principal, id)).rejects.toThrow('permission denied')
    await expect(list(principal)).rejects.toThrow('permission denied')
    await admin.query('grant insert on audit_events to medinotes_runtime')
    expect((await list(principal)).items).toHaveLength(1)
  })
})

describe('whose notes one sees', () => {
  it('answers for another person’s note, in the same practice or not, as for one that does not exist', async () => {
    const author = await createPrincipal(instance.database)
    const colleague = await createPrincipal(instance.database, { organization: author.organization ?? undefined })
    const stranger = await createPrincipal(instance.database)
    const id = await write(author)
    for (const other of [colleague, stranger]) {
      const refused = { code: 'not_found' }
      await expect(instance.service.read(other, id)).rejects.toMatchObject(refused)
      await expect(instance.service.stop(other, id)).rejects.toMatchObject(refused)
      await expect(instance.writing.continue(other, id, createReader().listener)).rejects.toMatchObject(refused)
      await expect(instance.resume(other, id, { after: 0 }, createReader().listener)).rejects.toMatchObject(refused)
      expect((await list(other)).items).toEqual([])
    }
  })
})

describe('the history', () => {
  it('finds by parts of the name in any case and accent, and combines the filters', async () => {
    const principal = await createPrincipal(instance.database)
    await write(principal, { patientName: 'José Núñez', dateOfVisit: '2026-01-05' })
    await write(principal, { patientName: 'Josephine Ng', dateOfVisit: '2026-02-05' })
    const names = async (query: object) => (await list(principal, query)).items.map((item) => item.patientName)
    expect(await names({ query: 'JOSE' })).toEqual(['Josephine Ng', 'José Núñez'])
    expect(await names({ query: 'nunez jose' })).toEqual(['José Núñez'])
    expect(await names({ query: 'jos', to: '2026-01-31' })).toEqual(['José Núñez'])
    expect(await names({ query: 'jos', from: '2026-02-06' })).toEqual([])
    expect(await names({ query: '%' })).toEqual([])
    expect(await names({ query: '  ' })).toHaveLength(2)
    expect(await names({ status: 'failed' })).toEqual([])
  })

  it('pages through everything once, newest first, and refuses a cursor it did not make', async () => {
    const principal = await createPrincipal(instance.database)
    for (let round = 0; round < 5; round += 1) await write(principal)
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await list(principal, { limit: 2, cursor })
      seen.push(...page.items.map((item) => item.id))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    const everything = (await list(principal)).items.map((item) => item.id)
    expect(seen).toEqual(everything)
    expect(new Set(seen).size).toBe(5)
    for (const bad of ['nonsense', Buffer.from('[1,2]').toString('base64url'), '']) {
      await expect(list(principal, { cursor: bad })).rejects.toMatchObject({ code: 'malformed' })
    }
  })
})
