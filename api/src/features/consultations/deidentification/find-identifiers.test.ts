import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { computingTime } from '../../../testing/computing-time.ts'
import { isIhi, isMedicare, isTaxFileNumber } from './check-digits.ts'
import { findIdentifiers } from './find-identifiers.ts'
import type { DatePolicy } from './dates.ts'

const found = (text: string, dates: DatePolicy = 'every') =>
  findIdentifiers(text, dates).map(({ kind, start, end }) => [kind, text.slice(start, end)])

describe('what identifies somebody', () => {
  test.each([
    ['person', 'Thank you for seeing {Zoran Petrov} today.'],
    ['person', 'Seen with Mr {Xabanisa}.'],
    ['person', 'His wife {Thandeka} came along.'],
    ['person', 'Discussed with {Keiko M}. who agreed.'],
    ['person', 'dictated for mr {petrov} today'],
    ['person', 'a long talk with {zoran petrov} today'],
    ['date', 'Seen on {3/7/2024} in the rooms.'],
    ['date', 'Seen on {3rd of July 2024}, again later.'],
    ['date', 'Injured in {July 2024} at work.'],
    ['date', 'Reviewed {2024-07-03}.'],
    ['date', 'Off work since {last December}.'],
    ['age', 'A {93}-year-old woman.'],
    ['age', 'He is aged {101}.'],
    ['medicare', 'Medicare {2123 45670 1}.'],
    ['medicare', 'The number {2123456701} was given.'],
    ['ihi', 'Healthcare identifier {8003 6012 3456 7894}.'],
    ['dva', 'DVA file {QX123456}.'],
    ['number', 'Claim number {23/004512}.'],
    ['number', 'UR {4471823} at triage.'],
    ['number', 'TFN {123 456 782}.'],
    ['phone', 'Rings from {0412 345 678}.'],
    ['phone', 'Rings from {(02) 9876 5432}.'],
    ['phone', 'Rings from {+61 412 345 678}.'],
    ['phone', 'Rings from {1300 555 123}.'],
    ['email', 'Write to {z.petrov@example.com.au} soon.'],
    ['link', 'Her blog is {https://example.com.au/her-blog} now.'],
    ['address', 'Lives at {3/41 Wattle Street, Dubbo NSW 2830}.'],
    ['address', 'Post to {PO Box 123, Werribee VIC 3030}.'],
    ['address', 'he lives at {41 wattle street} with his dog'],
    ['place', 'Taken to {Westmead Hospital} by ambulance.'],
    ['place', 'Treated at {St Brigid’s} overnight.'],
    ['place', 'She moved to {Dubbo} in 2019.'],
    ['organization', 'Employed by {Acme Haulage Pty Ltd} since 2015.'],
    ['organization', 'He works for {Zedco} as a driver.'],
    ['plate', 'The ute, rego {BQX 12D}, was hit.'],
  ])('%s: %s', (kind, marked) => {
    const expected = /\{(.+)\}/.exec(marked)?.[1]
    expect(found(marked.replaceAll(/[{}]/g, ''))).toEqual([[kind, expected]])
  })

  test('in a text without capitals, what announces a name stands for them', () => {
    const text =
      'thank you for referring zoran k. xabanisa, who moved to nuriootpa and works for acme haulage pty ltd. mrs xabanisa went to westmead hospital.'
    expect(found(text)).toEqual([
      ['person', 'zoran k. xabanisa'],
      ['place', 'nuriootpa'],
      ['organization', 'acme haulage pty ltd'],
      ['person', 'xabanisa'],
      ['place', 'westmead hospital'],
    ])
    expect(
      found('straight leg raise is limited, he will return in may and hopes to avoid surgery at the pain clinic'),
    ).toEqual([])
  })

  test('by the policy of birth dates alone, other dates stay', () => {
    expect(found('DOB 3/7/1961, seen 4/7/2024, born in 1961.', 'birth')).toEqual([
      ['date', '3/7/1961'],
      ['date', '1961'],
    ])
  })
})

describe('what identifies nobody', () => {
  test.each([
    'Crohn’s disease, Bell’s palsy and Hashimoto’s thyroiditis; Guillain-Barré syndrome in 2015.',
    'Phalen’s and Tinel’s tests negative; Hill-Sachs lesion; Heberden’s nodes; Colles fracture.',
    'Kellgren-Lawrence grade 3, Oswestry Disability Index 42 %, Glasgow Coma Scale 15, PHQ-9 of 16.',
    'Takes Lyrica 75 mg nocte, Panadeine Forte, Mobic and Targin 10/5; allergic to penicillin.',
    'L4/5 and L5/S1 disc bulges, C6 radiculopathy, ROM 0 to 120 degrees, BP 135/85, HbA1c 7.2 %.',
    'A 54-year-old driver, off work for 3 weeks, can walk 500 metres and lift 10 kg; 90 % better.',
    'Past Medical History: Type 2 diabetes. Social History: lives alone. On Examination: well.',
    'Will return in May. Hope to mark the area. Jack-knifed. Grace period of two weeks.',
    'Doctor: Good morning.\nPatient: Nope, not really.\nDoctor: Sounds right. I see.',
  ])('%s', (text) => {
    expect(found(text)).toEqual([])
  })
})

test('a number passes for a card’s only with its check digit', () => {
  expect(isMedicare('2123456701')).toBe(true)
  expect(isIhi('8003601234567894')).toBe(true)
  expect(isTaxFileNumber('123456782')).toBe(true)
  const digit = fc.integer({ min: 0, max: 9 }).map(String)
  fc.assert(
    fc.property(digit, (wrong) => {
      expect(isMedicare(`21234567${wrong}1`)).toBe(wrong === '0')
      expect(isIhi(`800360123456789${wrong}`)).toBe(wrong === '4')
      expect(isTaxFileNumber(`12345678${wrong}`)).toBe(wrong === '2')
    }),
  )
})

// Some of these once made a pattern look at all that follows from every place where it could begin.
test.each(['ref ref ', 'rego ', 'Ltd ', '12 Ab '])(
  'twenty thousand characters of "%s" take no time to speak of',
  async (unit) => {
    const text = unit.repeat(20_000 / unit.length)
    expect(await computingTime(() => findIdentifiers(text, 'every'))).toBeLessThan(1500)
  },
)
