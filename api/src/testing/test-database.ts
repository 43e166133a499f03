import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { withDatabase } from './database-url.ts'

export interface TestDatabase {
  /** As the owner of the schema. */
  migrationUrl: string
  /** As the role the service runs as. */
  url: string
  /** As superuser. */
  adminUrl: string
  drop(): Promise<void>
}

/** A migrated database of one's own, copied from the template that the test run made. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject('postgres')
  const name = `test_${randomBytes(6).toString('hex')}`
  await asAdmin(
    server.adminUrl,
    `create database ${name} template ${server.template} strategy file_copy owner medinotes_owner`,
  )
  return {
    migrationUrl: withDatabase(server.migrationUrl, name),
    url: withDatabase(server.url, name),
    adminUrl: withDatabase(server.adminUrl, name),
    drop: () => asAdmin(server.adminUrl, `drop database ${name} with (force)`),
  }
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
