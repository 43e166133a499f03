import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readCases } from './cases.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'medinotes-evaluate-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function read(csv: string, options: { limit?: number; notesColumn?: string } = {}) {
  const file = join(folder, 'visits.csv')
  await writeFile(file, csv)
  return readCases({ file, limit: Infinity, notesColumn: undefined, referenceColumn: undefined, ...options })
}

it('finds the columns of both known sets, quoted line breaks and a byte order mark included', async () => {
  expect(await read('\uFEFFID,section_text,dialogue\n1,"Cough, ""dry""","Doctor: hi\nPatient: hi"\n')).toEqual([
    { notes: 'Doctor: hi\nPatient: hi', reference: 'Cough, "dry"' },
  ])
  expect(await read('dialogue,note\na,b\nc,d\n', { limit: 1 })).toEqual([{ notes: 'a', reference: 'b' }])
})

it('says what is wrong with a file it cannot use', async () => {
  const nowhere = { file: join(folder, 'none.csv'), limit: 1, notesColumn: undefined, referenceColumn: undefined }
  await expect(readCases(nowhere)).rejects.toThrow('cannot be read')
  await expect(read('text,note\na,b\n')).rejects.toThrow('The file has: text, note. Name one with --notes-column.')
  await expect(read('dialogue,note\na,b\n', { notesColumn: 'x' })).rejects.toThrow('No column "x"')
  await expect(read('dialogue,note\n')).rejects.toThrow('no row with both notes and a reference')
})
