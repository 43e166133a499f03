import { describe, expect, it } from 'vitest'
import { readStatements } from './statements.ts'

/** What each statement of the notes was taken for. */
const kindsOf = (notes: string) => readStatements(notes).map(({ kind, text }) => `${kind}: ${text}`)

describe('the reach of a heading', () => {
  it('ends where a step plainly begins', () => {
    expect(
      kindsOf(
        'Imp: R carpal tunnel syndrome, moderate. I have referred her to Dr Cho. Night splint 6/52.\nCease diclofenac.',
      ),
    ).toEqual([
      'assessment: R carpal tunnel syndrome, moderate.',
      'plan: I have referred her to Dr Cho.',
      'plan: Night splint 6/52.',
      'plan: Cease diclofenac.',
    ])
  })

  it('ends at a heading written as a sentence', () => {
    expect(
      kindsOf(
        'On examination the ankle is swollen. Diagnosis is a sprain of the lateral ligament. The plan is to tape it. Certificate for 5 days.',
      ).map((statement) => statement.split(':')[0]),
    ).toEqual(['examination', 'assessment', 'plan', 'plan'])
  })

  it('ends at a result, not at the further lines of its list', () => {
    expect(
      kindsOf('Examination\nRest pain nil\nUse of a stick\nGrip 20 kg\nMRI wrist: TFCC tear').map(
        (s) => s.split(':')[0],
      ),
    ).toEqual(['examination', 'examination', 'examination', 'result'])
  })

  it('goes on over the lines of a plan', () => {
    expect(kindsOf('Plan: bloods today.\nIron tablets.\nDiet sheet.').map((s) => s.split(':')[0])).toEqual([
      'plan',
      'plan',
      'plan',
    ])
  })
})

describe('a statement without a heading', () => {
  it.each([
    ['result', 'CT abdomen 4 Feb nil stones.'],
    ['result', 'XR 9/1 displaced # fifth metatarsal.'],
    ['result', 'Spirometry today: FEV1 62%.'],
    ['examination', 'Fundoscopy normal both eyes.'],
    ['plan', 'Bloods, chest film, pre-op clinic.'],
    ['plan', 'MRI in 6 weeks to assess healing.'],
    ['plan', 'Off work until Monday.'],
    ['plan', 'Work 4 hr days from the 12th.'],
    ['plan', 'Walking aid recommended, refer podiatry.'],
    ['plan', 'Wrist care leaflet given.'],
    ['plan', 'Letter to follow next week.'],
    ['plan', 'He must not climb ladders.'],
    ['safety-net', 'See GP if fever or spreading redness.'],
    ['safety-net', 'To ED if the foot turns pale.'],
    ['history', 'Trouble following speech on the phone per wife.'],
    ['assessment', 'WAD II of the neck.'],
    ['reason', 'Mr Abara, 58, R hip OA.'],
    ['reason', 'Review of asthma.'],
    ['history', 'Physio helped a little.'],
    ['plan', 'He should take what we call flomax at night, so go ahead if it is in stock.'],
  ])('is %s: %s', (kind, text) => expect(kindsOf(`Seen today for a check.\n\n${text}`)[1]).toBe(`${kind}: ${text}`))

  it('is read by what stands before it', () => {
    expect(
      kindsOf('O/E tender over L elbow.\nLateral epicondylitis.\nRest from tennis. Heat. Strap.').map(
        (s) => s.split(':')[0],
      ),
    ).toEqual(['examination', 'assessment', 'plan', 'plan', 'plan'])
  })
})

describe('the reason for the visit', () => {
  const reasonsOf = (notes: string) => kindsOf(notes).filter((one) => one.startsWith('reason'))

  it('is the first complaint where none is named', () => {
    expect(reasonsOf('44M chef. Burn to R forearm. Sore at night. Wants to surf.')).toEqual([
      'reason: 44M chef.',
      'reason: Burn to R forearm.',
    ])
    expect(reasonsOf('Sneezing since May. Itchy eyes. Headache.')).toHaveLength(1)
  })

  it('is what the notes say it is', () => {
    expect(reasonsOf('Presents with a sore throat. Headache too.')).toEqual(['reason: Presents with a sore throat.'])
  })
})
