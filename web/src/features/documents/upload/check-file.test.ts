import { documentMaxSize } from '@medinotes/shared/documents'
import { expect, it } from 'vitest'
import { refusalOf } from './check-file.ts'

it.each([
  ['letter.PDF', 1],
  ['scan.tar.heic', 1],
  ['brief.pdf', documentMaxSize],
])('lets %s of %i bytes pass', (name, size) => expect(refusalOf({ name, size })).toBeNull())

it.each([
  ['letter.pdf', 0, /nothing in this file/],
  ['brief.pdf', documentMaxSize + 1, /^Larger than 200 MB/],
  ['macro.docm', 1, /not accepted/],
  ['pdf', 1, /not accepted/],
  [`${'a'.repeat(252)}.pdf`, 1, /too long/],
])('says why %s of %i bytes is not sent', (name, size, why) => expect(refusalOf({ name, size })).toMatch(why))
