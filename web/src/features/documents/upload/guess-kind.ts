import type { DocumentKind } from '@medinotes/shared/bookings'

// The first that fits: "MRI report" is imaging, "invoice for report" an invoice.
const signs: readonly (readonly [kind: DocumentKind, words: RegExp])[] = [
  ['invoice', /\b(tax )?(invoices?|inv|receipts?|remittance|fee note)\b/],
  ['imaging', /\b(mri|mr|ct|x ?rays?|xr|ultra ?sounds?|us|pet|imaging|radiology|radiographs?|scans?|dicom|dcm)\b/],
  ['letter-of-instruction', /\b(loi|letters?|instructions?|instructing|engagement|brief)\b/],
  [
    'medical-record',
    /\b(records?|clinical|notes|gp|hospital|discharge|chart|pathology|medical|physio(therapy)?|progress)\b/,
  ],
  ['report', /\b(reports?|ime|imes|opinion|assessments?)\b/],
]

/** "MRI_leftKnee-2024.pdf" as "mri left knee 2024 pdf". */
const wordsOf = (name: string) =>
  name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^\p{L}]+/gu, ' ')

const kindOf = (name: string) => signs.find(([, words]) => words.test(wordsOf(name)))?.[0]

/** What a file is by its name or else by that of its folder; a guess, to be put right by whoever sends it. */
export function guessKind(path: string): DocumentKind {
  const parts = path.split('/').toReversed()
  return parts.map(kindOf).find((kind) => kind !== undefined) ?? 'other'
}
