import { describe, expect, it } from 'vitest'
import { readAddress, searchedDays } from './search-address.ts'

describe('the days of a search', () => {
  const today = '2026-03-02'

  it('are six weeks from today where nothing is chosen', () => {
    expect(searchedDays({}, today)).toMatchObject({ from: today, to: '2026-04-12' })
  })

  it('never begin in the past nor end before they begin', () => {
    expect(searchedDays({ from: '2025-01-01', to: '2025-02-01' }, today)).toMatchObject({
      from: today,
      to: '2026-04-12',
    })
  })

  it('are no more than the service looks at', () => {
    expect(searchedDays({ from: today, to: '2027-01-01' }, today)).toMatchObject({ to: '2026-06-01' })
  })
})

it('leaves out of an address what is no filter', () => {
  const address = readAddress(new URLSearchParams('state=NSW&how=by-post&from=soon&exam=&interpreter=yes'))
  expect(address).toEqual({ state: 'NSW', interpreter: 'yes' })
})
