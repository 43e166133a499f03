import { describe, expect, it } from 'vitest'
import { readStatements } from './statements.ts'

const textsOf = (notes: string) => readStatements(notes).map(({ text }) => text)
const answerTo = (question: string, answer: string) => textsOf(`Doctor: ${question}\nPatient: ${answer}\nDoctor: Okay.`)

describe('question and answer', () => {
  it.each([
    ['How has the pain been since the injection?', 'Honestly a lot less.', 'Pain since the injection: a lot less.'],
    ['How is your sleep at the moment?', 'Poor.', 'Sleep at the moment: poor.'],
    [
      'Are you still taking the warfarin?',
      'Yes, 3 milligrams at night.',
      'Still taking warfarin: yes, 3 milligrams at night.',
    ],
    ['Which knee is it?', "It's my left one.", 'Knee: their left one.'],
    ['Is that your dominant hand?', 'Unfortunately, yes, it is.', 'Dominant hand: yes.'],
    ['Any dizziness?', "No, there isn't.", 'Dizziness: no.'],
    ['Do you have reflux?', 'Just a bit after coffee.', 'Reflux: a bit after coffee.'],
    ['How long has that been going on?', 'Since Easter.', 'Going on: since Easter.'],
    ['You are forty, is that correct?', "Yes, that's correct.", 'The patient is forty: yes.'],
  ])('%s %s', (question, answer, text) => expect(answerTo(question, answer)).toEqual([text]))

  it('keeps fillers that mean something', () => {
    expect(answerTo('What kind of pain is it?', 'Only at night, some kind of burning.')).toEqual([
      'What kind of pain is it: only at night, some kind of burning.',
    ])
  })
})

describe('talk', () => {
  it.each([
    ['greetings before an answer', 'Doctor: Any cough?\nPatient: Good morning, doctor.\nPatient: No.', ['Cough: no.']],
    [
      'friendly questions',
      'Doctor: Excited for the holidays?\nPatient: Can not wait.\nDoctor: Any rash?\nPatient: No.',
      ['Rash: no.'],
    ],
    [
      'orders while examining',
      'Doctor: Let me examine you.\nPatient: Okay.\nDoctor: Lift your arm up for me. There is weakness of the left deltoid.\nPatient: Okay.',
      ['There is weakness of the left deltoid.'],
    ],
  ])('leaves out %s', (_, notes, texts) => expect(textsOf(notes)).toEqual(texts))

  it.each([
    ['I feel bloated most days.', 'The patient feels bloated most days.'],
    ['I kind of feel weak, you know, in the legs.', 'The patient feels weak, in the legs.'],
    ['My knee, you know, it swells.', 'Their knee, it swells.'],
    ['I want you to know that it hurts.', 'The patient wants you to know that it hurts.'],
    ["I've actually had two falls.", 'The patient has had two falls.'],
  ])('keeps what the patient feels: %s', (said, text) =>
    expect(textsOf(`Doctor: Hello.\nPatient: ${said}\nDoctor: Okay.`)).toEqual([text]),
  )
})
