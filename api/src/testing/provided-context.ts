declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL server of this test run and the name of its migrated template database. */
    postgres: { migrationUrl: string; url: string; adminUrl: string; template: string }
  }
}
