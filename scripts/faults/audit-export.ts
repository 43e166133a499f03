import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Principal } from '../../api/src/platform/principal.ts'
import { inRoot } from '../bootstrap/paths.mjs'
import type { Installation } from './installation.ts'

/** What `npm run verify-audit` makes of the trail that an administrator exports: its exit code. */
export async function verifyExport({ callerOf, folder }: Installation, admin: Principal) {
  const reply = await (await callerOf(admin))('GET /api/audit/export')
  if (!reply.ok) throw new Error(`The audit trail was answered ${reply.status}`)
  const file = join(folder, 'audit.jsonl')
  await writeFile(file, await reply.text())
  const [code] = (await once(spawn(process.execPath, [inRoot('scripts', 'verify-audit.mjs'), file]), 'exit')) as [
    number,
  ]
  return code
}
