import { describe, expect, it } from 'vitest'
import { toldToPatient } from './second-person.ts'

const told = (text: string, previous = '') => toldToPatient(text, previous, 'Noor van Dijk')

describe('what is said of the patient, said to the patient', () => {
  it.each([
    ['He must not lift over 5 kg.', 'You must not lift over 5 kg.'],
    [
      'She is to keep the splint on and has no restrictions from May.',
      'You are to keep the splint on and have no restrictions from May.',
    ],
    ['She wants to proceed.', 'You want to proceed.'],
    ['The patient will see the surgeon on 21/4.', 'You will see the surgeon on 21/4.'],
    ['Pt advised to cease ibuprofen.', 'You were advised to cease ibuprofen.'],
    ['Noor was shown how to rest her wrist.', 'You were shown how to rest your wrist.'],
    ['Ms Dijk should avoid stairs if she feels pain.', 'You should avoid stairs if you feel pain.'],
    ['I have referred him to Dr Osei for injections.', 'I have referred you to Dr Osei for injections.'],
    ["The patient's left knee has not stabilised.", 'Your left knee has not stabilised.'],
    ['He has not improved and does not sleep.', 'You have not improved and do not sleep.'],
  ])('%s', (notes, letter) => expect(told(notes)).toBe(letter))

  it.each([
    ['a pronoun that may be another person’s', 'His wife is a nurse and she will change the dressing.', ''],
    ['a pronoun after another person was spoken of', 'She will operate in March.', 'Referred to Dr Osei.'],
    ['two people', 'He will see him again.', ''],
    ['a verb that is not surely known', 'He dreads the operation.', ''],
    ['a name within a longer name', 'Noora is to bring the scans.', ''],
  ])('leaves %s as it is', (_, text, previous) => expect(told(text, previous)).toBe(text))
})
