import { describe, expect, it } from 'vitest'
import { computingTime } from '../../../testing/computing-time.ts'
import { visitNotes } from './notes.fixtures.ts'
import { draftOffline, draftSection, requestFor } from './offline-draft.fixtures.ts'
import { createOfflineWriter } from './offline-writer.ts'

const never = new AbortController().signal

describe('the draft', () => {
  it('sorts shorthand into the record, the next steps and the letter', async () => {
    const [summary, nextSteps, letter] = await draftOffline(visitNotes.generalPractice)
    expect(summary?.text).toContain('Medicines and allergies\nMeds: Symbicort 200/6 2 puffs bd, perindopril 5 mg mane.')
    expect(summary?.text).toContain('Allergies: penicillin (anaphylaxis 2009).')
    expect(summary?.text).toContain('Examination\nT 38.1, HR 92')
    expect(summary?.text).toContain('Assessment\nR lower lobe pneumonia, likely bacterial.')
    expect(summary?.text).not.toContain('oxycycline')
    expect(nextSteps?.text.split('\n')).toContain('- Doxycycline 100 mg bd for 7/7.')
    expect(letter?.text).toMatch(/^Dear Jamie O’Neil,\n/)
    expect(letter?.text).toContain('- Doxycycline 100 mg twice a day for 7 days.')
    expect(letter?.text).toContain('When to seek help\n- Review in 2 days, sooner if worse.')
    expect(letter?.text).toMatch(/Kind regards,\nDr Priya Raman$/)
  })

  it('sorts the prose of an examination report', async () => {
    const [summary, nextSteps] = await draftOffline(visitNotes.kneeExamination)
    expect(summary?.text).toContain(
      'Range of movement was 0 to 115 degrees on the left and 0 to 135 degrees on the right.',
    )
    expect(summary?.text).toMatch(/Results\nMRI of the left knee dated 14 April 2025/)
    expect(summary?.text).toMatch(/Assessment\nIn my opinion/)
    expect(nextSteps?.text).toContain('- He should avoid kneeling, ladders and lifting over 10 kg.')
  })

  it('keeps question and answer of a conversation together', async () => {
    const [summary, nextSteps, letter] = await draftOffline(visitNotes.conversation)
    expect(summary?.text).toContain('The patient has had this pain in their lower back for about three weeks.')
    expect(summary?.text).toContain('Numbness or weakness: no.')
    expect(summary?.text).toContain('Allergic to anything: codeine makes them vomit.')
    expect(summary?.text).not.toMatch(/good morning|thanks/i)
    expect(nextSteps?.text).toContain(
      'If they lose control of their bladder or their legs go weak, go straight to emergency.',
    )
    expect(letter?.text).toContain("I'm going to start you on naproxen 500 mg twice a day with food for ten days")
    expect(letter?.text).toContain('You asked: should I stop working? No, just avoid heavy lifting.')
  })

  it('makes whole a clause that the other speaker interrupted', async () => {
    expect(await draftSection(visitNotes.transcript, 'summary')).toContain(
      "The patient is still on the sumatriptan 50 milligrams when they need it: yes, but they don't take it more than twice a week.",
    )
    expect(await draftSection(visitNotes.transcript, 'next-steps')).toContain('Let me know if they get wheezy.')
  })

  it('fills the four parts of SOAP', async () => {
    const sections = await draftOffline(visitNotes.headings, 'soap')
    expect(sections.map((section) => section.text)).toEqual([
      'Reason for visit\nFollow-up of type 2 diabetes.\n\nHistory\nFeels well.\n\nMedicines and allergies\nMedications: metformin XR 1 g nocte; empagliflozin 10 mg mane. Allergies: nil known.',
      'Examination\nWeight 92 kg, BP 128/76. Feet: pulses present, monofilament normal.\n\nResults\nHbA1c 7.4% (was 8.1% in August).',
      'T2DM improving.',
      '- Continue current medicines.\n- Repeat HbA1c in 3/12.\n- Refer optometrist and podiatrist.',
    ])
  })

  it('says plainly what it did not find', async () => {
    const sections = await draftOffline('Thanks.', 'soap')
    expect(sections.map((section) => section.text)).toEqual([
      'Thanks.',
      'Nothing about the examination was found in the notes.',
      'Nothing about an assessment was found in the notes.',
      'Nothing about a plan was found in the notes.',
    ])
    expect(await draftSection('.', 'summary')).toBe('Nothing for the record was found in the notes.')
    expect(await draftSection('.', 'patient-email')).toContain('Nothing for you to do was found in the notes.')
  })

  it.each([
    ['CRLF', 'Plan:\r\n- rest\r\n- ice\r\n', '- Rest.\n- Ice.'],
    ['markup', '**Plan**\n* <b>rest</b>\n* `ice`', '- Rest.\n- Ice.'],
    ['numbered lines', 'Plan\n1. rest\n2) ice', '- Rest.\n- Ice.'],
    ['marks of direction', 'Plan: \u202erest\u202c the knee', '- Rest the knee.'],
    ['emoji', 'Plan: rest 🦵 knee', '- Rest 🦵 knee.'],
  ])('reads notes with %s', async (_, notes, expected) => {
    expect(await draftSection(notes, 'next-steps')).toBe(expected)
  })
})

describe('the stream', () => {
  it('gives the sections in the order of the template, a few words at a time', async () => {
    const order: string[] = []
    const request = requestFor(visitNotes.generalPractice)
    for await (const chunk of createOfflineWriter({ wordsPerSecond: Infinity }).write(request, never)) {
      if (chunk.type !== 'text') continue
      order.push(chunk.section)
      expect(chunk.text.trim().split(/\s+/).length).toBeLessThanOrEqual(3)
    }
    expect([...new Set(order)]).toEqual(['summary', 'next-steps', 'patient-email'])
    expect(
      order.toSorted(
        (a, b) =>
          request.template.sections.findIndex((one) => one.key === a) -
          request.template.sections.findIndex((one) => one.key === b),
      ),
    ).toEqual(order)
  })

  it('splits no character, however long the line', async () => {
    const emoji = '😀'.repeat(5000)
    let text = ''
    for await (const chunk of createOfflineWriter({ wordsPerSecond: Infinity }).write(
      requestFor(`Plan: see ${emoji}`),
      never,
    )) {
      if (chunk.type !== 'text') continue
      expect(chunk.text.isWellFormed()).toBe(true)
      text += chunk.text
    }
    expect(text).toContain(emoji)
  })

  it('keeps its pace', async () => {
    const began = performance.now()
    for await (const _ of createOfflineWriter({ wordsPerSecond: 100 }).write(requestFor('Plan: rest.'), never));
    expect(performance.now() - began).toBeGreaterThan(250)
  })

  it('stops at once when aborted, with the reason given', async () => {
    const controller = new AbortController()
    const reason = new Error('stopped by the clinician')
    const stream = createOfflineWriter({ wordsPerSecond: 0.01 }).write(
      requestFor(visitNotes.generalPractice),
      controller.signal,
    )
    setTimeout(() => controller.abort(reason), 30)
    const began = performance.now()
    const readAll = async () => {
      for await (const _ of stream);
    }
    await expect(readAll()).rejects.toBe(reason)
    expect(performance.now() - began).toBeLessThan(1000)
  })
})

describe('long and hostile notes', () => {
  const fill = (piece: string) => piece.repeat(Math.ceil(200_000 / piece.length))
  it.each([
    ['white space', `${fill(' ')}x`],
    ['lone stops', fill('. ')],
    ['pauses', fill('… ')],
    ['commas', fill('a, ')],
    ['one word', fill('a')],
    ['no end', fill('word ')],
    ['bullets', fill('- ')],
    ['markup', fill('**')],
    ['stutters', fill('no, no, ')],
    ['broken words', fill('a- ')],
    ['speakers', fill('[doctor] so -\n[patient] mm-hmm .\n')],
    ['questions', fill('Doctor: a?\nPatient: no\n')],
    ['conditions', fill('if worse call ')],
    ['a long visit', fill(Object.values(visitNotes).join('\n\n'))],
  ])('takes 200 kB of %s in its stride', async (_, notes) => {
    let sections: Awaited<ReturnType<typeof draftOffline>> = []
    const time = await computingTime(async () => (sections = await draftOffline(notes)))
    // Ten times what it takes, so that only a quadratic step fails it.
    expect(time).toBeLessThan(8000)
    expect(sections.every((section) => section.text !== '')).toBe(true)
  })
})
