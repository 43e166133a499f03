import { importDryRunSchema, importedSchema, type ImportKind } from '@medinotes/shared/specialist-import'
import { api } from '../../../lib/api-client.ts'
import { saveFile } from '../../../lib/save-file.ts'

const path = '/specialist-imports'

// What a browser takes a CSV file for depends on the programs of its machine.
const asCsv = (file: File) => new Blob([file], { type: 'text/csv' })

/** What the file would do; it changes nothing. */
export const lookAtFile = (file: File) => api.post(`${path}/dry-run`, asCsv(file), importDryRunSchema)

/** Does what was shown, or nothing. */
export const importFile = ({ file, dryRun }: { file: File; dryRun: string }) =>
  api.post(path, asCsv(file), importedSchema, { query: { dryRun } })

export const saveTable = ({ kind, template }: { kind: ImportKind; template: boolean }) =>
  saveFile(`${path}/export/${kind}`, `${kind}.csv`, { template })
