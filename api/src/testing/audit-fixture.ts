import { randomUUID } from 'node:crypto'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { apiRoot } from '../platform/api-root.ts'
import type { Principal } from '../platform/principal.ts'
import type { CallerApp } from './caller-app.ts'

const run = promisify(execFile)

interface Written {
  action?: string
  details?: object
  subject?: { type: string; id: string | null }
}

/** Writes events of this person as the service would, without doing what they tell of. */
export async function writeEvents(service: CallerApp, { personId, organization }: Principal, events: Written[]) {
  const ids: string[] = []
  for (const {
    action = 'consultation.read',
    details = {},
    subject = { type: 'consultation', id: randomUUID() },
  } of events) {
    const id = randomUUID()
    await service.query(
      `insert into audit_events (id, organization_id, person_id, action, subject_type, subject_id, details, request_id, address)
       values ($1, $2, $3, $4, $5, $6, $7, 'request-1', '203.0.113.7')`,
      [id, organization?.id, personId, action, subject.type, subject.id, JSON.stringify(details)],
    )
    ids.push(id)
  }
  return ids
}

/** Changes the trail as somebody could who owns the database: no trigger and no foreign key stands in the way. */
export async function tamper(service: CallerApp, ...statements: string[]) {
  await service.query(`set session_replication_role = 'replica'`)
  for (const statement of statements) await service.query(statement)
  await service.query(`set session_replication_role = 'origin'`)
}

/** The text of an export, as the service sends it. */
export async function exportOf(service: CallerApp, principal: Principal, query = 'format=jsonl') {
  const token = await service.tokenFor(principal)
  const reply = await service.app.inject({
    url: `/api/audit/export?${query}`,
    headers: { authorization: `Bearer ${token}` },
  })
  return { status: reply.statusCode, headers: reply.headers, text: reply.body }
}

/** What the script says that needs nothing but an export. */
export async function verifyOffline(text: string, ...options: string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'export-'))
  const path = join(folder, 'export.jsonl')
  await writeFile(path, text)
  const script = join(apiRoot, '..', 'scripts', 'verify-audit.mjs')
  try {
    const { stdout } = await run(process.execPath, [script, path, ...options])
    return { code: 0, said: stdout }
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string }
    return { code, said: stdout + stderr }
  } finally {
    await rm(folder, { recursive: true })
  }
}
