import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDeidentification, IdentifierLeft } from './deidentification.ts'

const known = {
  patient: 'Ann Lee',
  clinician: 'Dr Mia Nguyen',
  names: ['Thandiwe O’Brien-Mokoena', 'José García'],
  dates: ['1970-03-09'],
  numbers: ['WC/2024-00123', '2123 45670 1'],
  phones: ['0412 345 678', '+61 2 9876 5432'],
  emails: ['ann.lee@example.com'],
  addresses: ['12 Wattle Street, Dubbo'],
  organizations: ['Acme Haulage Pty Ltd'],
}
const mask = (text: string) => createDeidentification(known).mask(text)

function restore(deidentification: ReturnType<typeof createDeidentification>, ...deltas: string[]) {
  const restorer = deidentification.createRestorer()
  return deltas.map((delta) => restorer.push(delta)).join('') + restorer.end()
}

function cut(text: string, cuts: readonly number[]) {
  const bounds = [0, ...cuts.toSorted((left, right) => left - right), text.length]
  return bounds.slice(1).map((bound, index) => text.slice(bounds[index], bound))
}
const cuts = (length: number) => fc.array(fc.integer({ min: 0, max: length }), { maxLength: 12 })

/** Undefined where the leak check refuses. */
function maskedOrRefused(deidentification: ReturnType<typeof createDeidentification>, text: string) {
  try {
    return deidentification.mask(text)
  } catch (error) {
    if (error instanceof IdentifierLeft) return undefined
    throw error
  }
}

describe('hiding', () => {
  test('the same person keeps one placeholder, and another spelling of the name is seen to be theirs', () => {
    expect(mask('Ann Lee came with Zoran Petrov. Mr Petrov drove. Ann Lee’s knee; LEE, Ann.')).toBe(
      '[PATIENT] came with [PERSON_1]. Mr [PERSON_1_B] drove. [PATIENT]’s knee; [PATIENT_B].',
    )
  })

  test.each([
    'ann lee',
    'ANN LEE',
    'Lee, Ann',
    'A. Lee',
    'Ann',
    'thandiwe obrien-mokoena',
    'Jose Garcia',
    'JOSÉ',
    '9/3/1970',
    '9th of March 1970',
    '1970-03-09',
    'WC2024-00123',
    'wc/2024 00123',
    '2123456701',
    '0412345678',
    '+61 412 345 678',
    '(02) 9876 5432',
    '9876 5432',
    'Ann.Lee@Example.com',
    '12 Wattle Street Dubbo',
    'acme haulage pty ltd',
    'Dr Nguyen',
  ])('what the form or the booking says is hidden as %s', (spelling) => {
    const masked = mask(`Seen: ${spelling} today.`)
    expect(masked).toMatch(/^Seen: (?:Dr )?(?:\[[A-Z_0-9]+\]) today\.$/)
  })

  test.each([
    ['A n n L e e was here', 'spaced out'],
    ['annlee was here', 'run together'],
    ['An\u200Bn Le\u200Be was here', 'with invisible characters'],
    ['call 0 4 1 2 . 3 4 5 . 6 7 8', 'a spaced phone number'],
  ])('nothing is sent when a known identifier would remain: %s', (text) => {
    expect(() => mask(text)).toThrow(IdentifierLeft)
  })

  test.each([
    [
      'Will May',
      'Will return in May. Will May agreed. Will said no.',
      'Will return in May. [PATIENT] agreed. [PATIENT_B] said no.',
    ],
    [
      'Rose Green',
      'Her pain rose. Green light given. We saw Rose today.',
      'Her pain rose. Green light given. We saw [PATIENT_B] today.',
    ],
    [
      'Ian Parkinson',
      'Parkinson’s disease in Mr Parkinson’s father.',
      'Parkinson’s disease in Mr [PATIENT_B]’s father.',
    ],
    ['Bea Thompson', 'Thompson test positive; thompson agreed.', 'Thompson test positive; [PATIENT_B] agreed.'],
  ])('a name that is a word besides is hidden only where it is the name: %s', (patient, text, masked) => {
    expect(createDeidentification({ patient, clinician: 'Dr Zoe Li' }).mask(text)).toBe(masked)
  })

  test('a name in a script without spaces is hidden inside of a sentence, and looked for there', () => {
    const { mask } = createDeidentification({ patient: '王小明', clinician: 'Dr 김 민준' })
    expect(mask('患者王小明说膝盖疼。김민준 선생님.')).toBe('患者[PATIENT]说膝盖疼。[CLINICIAN_B] 선생님.')
    expect(() => mask('患者王 小明说膝盖疼')).toThrow(IdentifierLeft)
  })

  test('a name found once is found again by a part of it', () => {
    expect(mask('Referred by Mr Thulani Xabanisa. Later Xabanisa rang.')).toBe(
      'Referred by Mr [PERSON_1]. Later [PERSON_1_B] rang.',
    )
  })

  test('no identifier of one note is known to the next', () => {
    mask('Seen with Zoran Petrov.')
    expect(restore(createDeidentification(known), '[PERSON_1]')).toBe('[PERSON_1]')
  })
})

describe('putting back', () => {
  test('wherever the stream is cut, the names come back, with whatever was made of their placeholders', () => {
    const deidentification = createDeidentification(known)
    deidentification.mask('With Zoran Petrov on 3/4/2025.')
    const text =
      'Dear [PATIENT], [sic] [Patient]’s, [PERSON 1]s, [PERSON_1’s] \\[DATE\\_1\\], PERSON_1 and 【PATIENT】; [PERSON_9] [PAT'
    const whole =
      'Dear Ann Lee, [sic] Ann Lee’s, Zoran Petrovs, Zoran Petrov’s 3/4/2025, Zoran Petrov and Ann Lee; [PERSON_9] [PAT'
    fc.assert(
      fc.property(cuts(text.length), (at) => {
        expect(restore(deidentification, ...cut(text, at))).toBe(whole)
      }),
    )
  })

  const pieces = fc.constantFrom(
    'Ann Lee',
    'ann lee',
    '[PATIENT]',
    '[PERSON_1]',
    '[',
    ']',
    'PERSON_1',
    'PERSON',
    '_1',
    '[text 1]',
    'Mr Zoran Petrov',
    ' saw ',
    '. ',
    '\n',
    '’s',
    '0412 345 678',
    '1/2/2025',
    'PATIENT',
    '_B',
    '\\',
    '[DATE_1',
    'St Vincent’s Hospital',
    ' at ',
    'x',
    '9',
    '$&',
    'Crohn’s disease',
  )
  test('whatever was typed, placeholders among it, comes back as it was', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), cuts(200), (parts, at) => {
        const text = parts.join('')
        const deidentification = createDeidentification({ patient: 'Ann Lee', clinician: 'Dr Mia Nguyen' })
        const masked = maskedOrRefused(deidentification, text)
        fc.pre(masked !== undefined)
        const within = at.map((one) => Math.min(one, masked.length))
        expect(restore(deidentification, ...cut(masked, within))).toBe(text)
      }),
      { numRuns: 200 },
    )
  })
})
