import { standardTerms } from '@medinotes/shared/policies'
import { describe, expect, it } from 'vitest'
import { consequenceLines, scopeName, termsLines } from './policy-words.ts'

describe('the terms of a policy', () => {
  it('are told in lines, the longest notice first', () => {
    const cancellation = standardTerms.cancellation.toReversed()
    expect(termsLines({ ...standardTerms, cancellation })).toEqual([
      'Less than 10 business days’ notice: 25% of the fee',
      'Less than 5 business days’ notice: 50% of the fee',
      'Less than 3 business days’ notice: the whole fee',
      'Moving costs what cancelling would',
      'Not attending: the whole fee',
      'Paperwork due 7 days before',
      'Report due 15 business days after',
      'Slots kept 10 minutes',
    ])
  })

  it('read well in the singular and where nothing is charged', () => {
    const lines = termsLines({
      cancellation: [{ notice: { unit: 'business-days', amount: 1 }, charge: { kind: 'fixed', cents: 45_050 } }],
      ...{ rescheduling: 'free', noShow: { kind: 'percent', percent: 0 } },
      ...{ paperworkDays: 0, reportBusinessDays: 1, holdMinutes: 5 },
    })
    expect(lines.slice(0, 5)).toEqual([
      'Less than 1 business day’s notice: $450.50',
      'Moving is free',
      'Not attending: nothing',
      'Paperwork due on the day, by 5 pm',
      'Report due 1 business day after',
    ])
    expect(termsLines({ ...standardTerms, cancellation: [] })[0]).toBe('Cancelling is always free')
  })
})

it('a policy is named by whom and what it is for', () => {
  const names = new Map([
    ['s', 'Dr Robin Vale'],
    ['e', 'Psychiatry'],
  ])
  expect(scopeName({ specialistId: null, examTypeId: null }, names)).toBe('The whole practice')
  expect(scopeName({ specialistId: 's', examTypeId: null }, names)).toBe('Dr Robin Vale')
  expect(scopeName({ specialistId: 's', examTypeId: 'e' }, names)).toBe('Dr Robin Vale, Psychiatry')
  expect(scopeName({ specialistId: 'gone', examTypeId: null }, names)).toBe('A specialist')
})

it('what a change would mean is told in counts, and nothing is told that is not so', () => {
  const nothing = {
    lately: 1,
    compared: 0,
    dearer: 0,
    cheaper: 0,
    documentsEarlier: 0,
    documentsLater: 0,
    examples: [],
  }
  expect(consequenceLines({ ...nothing, upcoming: 0, alike: 0 })[0]).toBe('No booking to come would be covered by it.')
  expect(consequenceLines({ ...nothing, upcoming: 2, alike: 2 })).toContain('All have the same terms already.')
  const lines = consequenceLines({ ...nothing, upcoming: 900, alike: 100, compared: 200, dearer: 7 })
  expect(lines.slice(1, 4)).toEqual([
    '800 of them have other terms.',
    'Of these, the first 200 were compared:',
    '7 would cost more to cancel, move or miss',
  ])
})
