import { rm } from 'node:fs/promises'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../platform/embedded-postgres.ts'
import { migrate } from '../platform/migrations.ts'
import { makeScratchFolder } from './scratch-folder.ts'
import { bundleService } from './service-bundle.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL server of this test run and the name of its migrated template database. */
    postgres: { migrationUrl: string; url: string; adminUrl: string; template: string }
  }
}

/** One bundle of the service and one PostgreSQL for the whole run; its database `medinotes`, migrated once, is what each test copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const directory = await makeScratchFolder('medinotes-test-')
  const [postgres, removeBundle] = await Promise.all([
    startEmbeddedPostgres({ directory, durable: false }),
    bundleService(),
  ])
  await migrate({ migrationUrl: postgres.migrationUrl, serviceUser: 'medinotes_service' })
  const { migrationUrl, url, adminUrl } = postgres
  project.provide('postgres', { migrationUrl, url, adminUrl, template: 'medinotes' })
  return async () => {
    await postgres.stop()
    await Promise.all([rm(directory, { recursive: true, force: true }), removeBundle()])
  }
}
