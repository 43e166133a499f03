import { expect, it } from 'vitest'
import { guessKind } from './guess-kind.ts'

it.each([
  ['Letter to specialist.pdf', 'letter-of-instruction'],
  ['LOI_final.docx', 'letter-of-instruction'],
  ['MRI_leftKnee-2024.pdf', 'imaging'],
  ['MRI report.pdf', 'imaging'],
  ['X-Ray.jpg', 'imaging'],
  ['xray2.tiff', 'imaging'],
  ['image.dcm', 'imaging'],
  ['GP notes 2019-2024.pdf', 'medical-record'],
  ['StMarys-DischargeSummary.pdf', 'medical-record'],
  ['Report of 3 March.pdf', 'report'],
  ['Tax invoice 104.pdf', 'invoice'],
  ['IMG_0001.JPG', 'other'],
  ['Industrial music.mp3', 'other'],
  ['Imaging/IMG_0001.JPG', 'imaging'],
  ['Imaging/Referral letter.pdf', 'letter-of-instruction'],
])('takes %s for %s', (path, kind) => expect(guessKind(path)).toBe(kind))
