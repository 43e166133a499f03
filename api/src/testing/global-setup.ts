import { rm } from 'node:fs/promises'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../platform/embedded-postgres.ts'
import { migrate } from '../platform/migrations.ts'
import { makeScratchFolder } from './scratch-folder.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL server of this test run and the name of its migrated template database. */
    postgres: { migrationUrl: string; url: string; adminUrl: string; template: string }
  }
}

/** One PostgreSQL for the whole run; its database `medinotes`, migrated once, is what each test copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await makeScratchFolder('medinotes-test-')
  const postgres = await startEmbeddedPostgres({ directory, durable: false })
  await migrate({ migrationUrl: postgres.migrationUrl, serviceUser: 'medinotes_service' })
  const { migrationUrl, url, adminUrl } = postgres
  project.provide('postgres', { migrationUrl, url, adminUrl, template: 'medinotes' })
  return async () => {
    await postgres.stop()
    await rm(directory, { recursive: true, force: true })
  }
}
