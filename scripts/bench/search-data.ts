import { randomUUID } from 'node:crypto'
import { standardTerms } from '@medinotes/shared/policies'
import type pg from 'pg'
import { createBookingSealing } from '../../api/src/features/bookings/booking-sealing.ts'
import { createNoteSealing } from '../../api/src/features/consultations/note-sealing.ts'
import { createDocumentSealing } from '../../api/src/features/documents/document-sealing.ts'
import type { Keyring } from '../../api/src/platform/crypto/keyring.ts'

type Keys = Pick<Keyring, 'cipher' | 'blindIndex'>

interface Ground {
  practice: string
  firms: readonly string[]
  specialists: readonly string[]
  examType: string
  author: string
}

const batch = 1000
const firms = 10
const specialists = 20
const syllables = ['ba', 'den', 'kor', 'lin', 'mar', 'nel', 'o’bri', 'pat', 'que', 'ros', 'smi', 'tran', 'vel', 'wil']
const given = [
  'Anh',
  'Bronte',
  'Callum',
  'Darcy',
  'Esther',
  'Farid',
  'Grace',
  'Hamish',
  'Indira',
  'Jack',
  'Kirra',
  'Liam',
]
const papers = ['Letter of instruction', 'MRI left knee', 'GP records', 'X-ray lumbar spine', 'Report', 'Invoice']

const at = <Item>(items: readonly Item[], index: number) => items[index % items.length] as Item
const titled = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** Some 2,700 surnames. */
export const surnameOf = (n: number) =>
  titled(at(syllables, n) + at(syllables, Math.floor(n / 14)) + at(syllables, Math.floor(n / 196)))
export const nameOf = (n: number) => `${at(given, Math.floor(n / 7))} ${surnameOf(n * 31)}`
/** In the letters of the service's own, each once. */
const referenceOf = (n: number) => `MN-${n.toString(20).toUpperCase().padStart(6, 'W')}`
export const claimOf = (n: number) => `WC-${String(100_000 + n)}`

/** That many bookings of one practice, each with a document, and a fifth as many notes of one clinician. */
export async function addSearchData(client: pg.Client, keys: Keys, count: number) {
  // At one moment for the service, which else puts the names into its search meanwhile, too.
  await client.query('begin')
  const ground = await addGround(client)
  // What comes brings its tokens: the job that puts in those of before must not do it once more.
  await client.query('update name_index_runs set finished_at = now()')
  // Rows by the hundred thousand, all of which belong together: not each is checked.
  await client.query('set session_replication_role = replica')
  const indexes = await dropTokenIndexes(client)
  for (let first = 0; first < count; first += batch) {
    const numbers = Array.from({ length: Math.min(batch, count - first) }, (_, index) => first + index)
    await addBookings(client, keys, ground, numbers)
    await addNotes(
      client,
      keys,
      ground,
      numbers.filter((n) => n % 5 === 0),
    )
  }
  for (const index of indexes) await client.query(index)
  await client.query('set session_replication_role = origin')
  await client.query('commit')
  await client.query('vacuum analyze')
}

/** Built at the end, in one go; returns how. */
async function dropTokenIndexes(client: pg.Client) {
  const { rows } = await client.query<{ table: string; name: string; key: string | null; definition: string }>(
    `select i.tablename as "table", i.indexname as name, i.indexdef as definition, pg_get_constraintdef(c.oid) as key
     from pg_indexes i left join pg_constraint c on c.conname = i.indexname
     where i.tablename in ('booking_tokens', 'document_tokens', 'consultation_name_tokens')`,
  )
  for (const { table, name, key } of rows)
    await client.query(key === null ? `drop index ${name}` : `alter table ${table} drop constraint ${name}`)
  return rows.map(({ table, name, key, definition }) =>
    key === null ? definition : `alter table ${table} add constraint ${name} ${key}`,
  )
}

async function addGround(client: pg.Client): Promise<Ground> {
  const { rows } = await client.query<{ practice: string; author: string }>(
    `select o.id as practice, p.id as author from organizations o, people p where o.name = 'Bench' and p.subject = 'person-1'`,
  )
  const { practice = '', author = '' } = rows[0] ?? {}
  const ground = {
    ...{ practice, author, examType: randomUUID() },
    firms: Array.from({ length: firms }, () => randomUUID()),
    specialists: Array.from({ length: specialists }, () => randomUUID()),
  }
  // Whoever sees everything of the practice.
  await client.query(
    `update memberships set role = 'admin', administers = true where person_id in (select id from people where subject = 'person-2')`,
  )
  await client.query(
    `insert into organizations (id, name, kind) select id, 'Firm ' || n, 'firm' from unnest($1::uuid[]) with ordinality f (id, n)`,
    [ground.firms],
  )
  await client.query(
    `insert into exam_types (id, name, minutes, fee_cents, modalities) values ($1, 'Bench search', 60, 90000, '{telehealth}')`,
    [ground.examType],
  )
  await client.query(
    `insert into specialists (id, organization_id, person_id, name, specialty, state, time_zone)
     select id, $2, case n when 1 then $3::uuid end, 'Dr Bench ' || n, 'Psychiatry', 'NSW', 'Australia/Sydney'
     from unnest($1::uuid[]) with ordinality s (id, n)`,
    [ground.specialists, practice, author],
  )
  return ground
}

async function addBookings(
  client: pg.Client,
  { cipher, blindIndex }: Keys,
  ground: Ground,
  numbers: readonly number[],
) {
  const [sealing, documents] = [createBookingSealing(cipher), createDocumentSealing(cipher)]
  const bookings = numbers.map((n) => {
    const owner = { id: randomUUID(), organization_id: at(ground.firms, n) }
    const [examinee, claimNumber, reference] = [nameOf(n), claimOf(n), referenceOf(n)]
    const details = {
      examinee: { name: examinee, dateOfBirth: '1979-04-02' },
      matter: { claimNumber, claimType: 'workers-compensation' as const },
      arrangements: { examineeNotices: false },
    }
    const document = { id: randomUUID(), organization_id: owner.organization_id }
    const filename = `${at(papers, n)} ${surnameOf(n * 31)}.pdf`
    return {
      ...{ ...owner, ...sealing.sealDetails(owner, details), reference },
      ...{ specialist: at(ground.specialists, n), words: `${examinee} ${claimNumber} ${reference}`, starts: n },
      ...{
        document: document.id,
        filename,
        filename_sealed: documents.seal(document, 'documents', 'filename_sealed', filename),
      },
    }
  })
  await client.query(
    `insert into bookings (id, reference, organization_id, practice_id, specialist_id, exam_type_id, starts_at, ends_at, time_zone, state,
       status, fee_cents, terms, examinee_sealed, matter_sealed, examinee_key, paperwork_due_at, report_due_at)
     select id, reference, firm, $1, specialist, $2, at, at + interval '1 hour', 'Australia/Sydney', 'NSW', 'attended', 90000, $3,
       examinee, matter, '\\x00', at, at
     from unnest($4::uuid[], $5::text[], $6::uuid[], $7::uuid[], $8::text[], $9::text[], $10::int[])
       b (id, reference, firm, specialist, examinee, matter, n),
     lateral (select now() - n * interval '20 minutes' as at) time`,
    [
      ...[ground.practice, ground.examType, JSON.stringify(standardTerms)],
      ...[bookings.map(({ id }) => id), bookings.map(({ reference }) => reference)],
      ...[bookings.map((row) => row.organization_id), bookings.map(({ specialist }) => specialist)],
      ...[bookings.map((row) => row.examinee_sealed), bookings.map((row) => row.matter_sealed)],
      bookings.map(({ starts }) => starts),
    ],
  )
  await client.query(
    `insert into documents (id, organization_id, practice_id, booking_id, side_id, kind, filename_sealed, content_type, size, sha256, status,
       store_key, uploaded_at, name_indexed)
     select id, firm, $1, booking, firm, 'other', filename, 'application/pdf', 1000, repeat('0', 64), 'clean', id::text,
       now() - n * interval '20 minutes', true
     from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::int[]) d (id, firm, booking, filename, n)`,
    [
      ...[ground.practice, bookings.map(({ document }) => document), bookings.map((row) => row.organization_id)],
      ...[
        bookings.map(({ id }) => id),
        bookings.map((row) => row.filename_sealed),
        bookings.map(({ starts }) => starts),
      ],
    ],
  )
  const tokensOf = (words: (row: (typeof bookings)[number]) => string, id: 'id' | 'document') =>
    bookings.flatMap((row) =>
      [row.organization_id, ground.practice].flatMap((side) =>
        blindIndex.tokensOf(side, words(row)).map((token) => [side, token, row[id]] as const),
      ),
    )
  await addTokens(
    client,
    'booking_tokens',
    'booking_id',
    tokensOf(({ words }) => words, 'id'),
  )
  await addTokens(
    client,
    'document_tokens',
    'document_id',
    tokensOf(({ filename }) => filename, 'document'),
  )
}

async function addNotes(client: pg.Client, { cipher, blindIndex }: Keys, ground: Ground, numbers: readonly number[]) {
  const sealing = createNoteSealing(cipher)
  const notes = numbers.map((n) => {
    const owner = { id: randomUUID(), organization_id: ground.practice }
    return { ...owner, n, ...sealing.sealIdentity(owner, { patientName: nameOf(n), notes: 'Left knee pain.' }) }
  })
  await client.query(
    `insert into consultations (id, organization_id, author_id, template, headings, language, date_of_visit, patient_name_sealed,
       notes_sealed, status, writer, created_at)
     select id, $1, $2, 'soap', '[]', 'en', current_date - n / 72, name, notes, 'draft', '{}', now() - n * interval '20 minutes'
     from unnest($3::uuid[], $4::text[], $5::text[], $6::int[]) c (id, name, notes, n)`,
    [
      ...[ground.practice, ground.author, notes.map(({ id }) => id), notes.map((row) => row.patient_name_sealed)],
      ...[notes.map((row) => row.notes_sealed), notes.map(({ n }) => n)],
    ],
  )
  const tokens = notes.flatMap(({ id, n }) =>
    blindIndex.tokensOf(ground.practice, nameOf(n)).map((token) => [ground.practice, token, id] as const),
  )
  await addTokens(client, 'consultation_name_tokens', 'consultation_id', tokens)
}

const addTokens = (
  client: pg.Client,
  table: string,
  column: string,
  tokens: readonly (readonly [side: string, token: Buffer, id: string])[],
) =>
  client.query(
    `insert into ${table} (organization_id, token, ${column})
     select * from unnest($1::uuid[], $2::bytea[], $3::uuid[])`,
    [tokens.map(([side]) => side), tokens.map(([, token]) => token), tokens.map(([, , id]) => id)],
  )
