import { describe, expect, it } from 'vitest'
import { draftSection } from './offline-draft.fixtures.ts'
import { inPlainWords } from './plain-words.ts'

describe('the letter', () => {
  it('has a part for what was found, the steps, the medicines and when to seek help', async () => {
    const letter = await draftSection(
      `52F with heel pain. O/E tender L heel.\nImp: L plantar fasciitis.\nPlan: night splint 3/52. Naproxen 250 mg bd with food. Stop diclofenac.
R/V 6/52. Return if calf swelling.`,
      'patient-email',
    )
    expect(letter.split('\n\n').slice(2, -2)).toEqual([
      'What was found\n- Left plantar fasciitis.',
      'What happens next\n- Night splint 3 weeks.\n- Review in 6 weeks.',
      'Your medicines\n- Naproxen 250 mg twice a day with food.\n- Stop diclofenac.',
      'When to seek help\n- Return if calf swelling.',
    ])
  })

  it('speaks to the patient, whatever the notes do', async () => {
    const letter = await draftSection(
      'Assessment is a stiff right wrist. Plan is to start hand therapy. She is to wear her splint. She must call if she has numbness.',
      'patient-email',
    )
    expect(letter).toContain('- A stiff right wrist.')
    expect(letter).toContain('- Start hand therapy.')
    expect(letter).toContain('- You are to wear your splint.')
    expect(letter).toContain('- You must call if you have numbness.')
  })
})

describe('shorthand in plain words', () => {
  it.each([
    ['Book R THR', 'Book right total hip replacement.'],
    ['worn cartilage L, R > L', 'Worn cartilage left, right > left.'],
    ['2 L of fluid a day, drain at L4', '2 L of fluid a day, drain at L4.'],
    ['rv 6/52 L wrist', 'Review in 6 weeks left wrist.'],
    ['risks incl bleeding', 'Risks including bleeding.'],
    ['see pharmacist re warfarin', 'See pharmacist about warfarin.'],
    ['physio weekly x 4', 'Physiotherapy weekly, 4 times.'],
    ['rest x 4 days', 'Rest for 4 days.'],
    ['f/u 2/52', 'Follow-up in 2 weeks.'],
    ['work 5 hr days', 'Work 5 hour days.'],
    ['nil fracture on XR', 'No fracture on X-ray.'],
    ['GP to repeat FBC', 'GP to repeat full blood count.'],
  ])('%s', (notes, letter) => expect(inPlainWords(notes)).toBe(letter))
})
