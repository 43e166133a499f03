import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computingTime } from '../../../testing/computing-time.ts'
import { visitNotes } from '../offline-writer/notes.fixtures.ts'
import { draftOffline } from '../offline-writer/offline-draft.fixtures.ts'
import { checkDraft } from './check-draft.ts'

const checkText = (notes: string, text: string) => checkDraft(notes, [{ key: 'summary', title: 'Summary', text }])
const sentencesOf = (notes: string, text: string) => checkText(notes, text).sections[0]?.sentences ?? []
const flagsOf = (notes: string, text: string) => sentencesOf(notes, text).flatMap((sentence) => sentence.flags)
const nothing = { unsupported: 0, unstated: 0, omitted: 0 }

describe('drafts of the offline writer', () => {
  it.each(Object.keys(visitNotes) as (keyof typeof visitNotes)[])(
    'finds nothing wrong with the draft of %s',
    async (key) => {
      for (const template of ['visit-note', 'soap']) {
        const { findings, sections } = checkDraft(visitNotes[key], await draftOffline(visitNotes[key], template))
        const flagged = sections.flatMap((section) => section.sentences.filter((sentence) => sentence.flags.length > 0))
        expect(flagged).toEqual([])
        expect(findings).toEqual(nothing)
      }
    },
  )

  it('finds nothing wrong, whatever the statements and their order', async () => {
    const pieces = Object.values(visitNotes).flatMap((notes) => notes.split(/(?<=[.?\n])\s*/))
    const odd = fc.constantFrom(
      'Plan:',
      'Meds:',
      '#',
      '?',
      'L',
      'right?',
      'n’t',
      '2/52',
      '3/12',
      'No.',
      'Doctor: ok?',
      'Patient: no',
      '-ve',
      '…',
      'e.g.',
      '1.',
    )
    const line = fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...pieces) },
      { weight: 2, arbitrary: odd },
      fc.string({ unit: 'grapheme', maxLength: 30 }),
    )
    const separator = fc.constantFrom('\n', '\n\n', ' ', '\r\n', '\n- ')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(line, separator), { minLength: 1, maxLength: 25 }), async (parts) => {
        const notes = parts.flat().join('')
        const { findings } = checkDraft(notes, await draftOffline(notes))
        expect({ ...findings, omitted: 0 }).toEqual(nothing)
      }),
      // One seed, so that a build never fails for what it did not change.
      { numRuns: 300, seed: 20260212 },
    )
  })
})

describe('sentences that the notes bear out', () => {
  const notes = visitNotes.generalPractice
  it.each([
    ['shorthand written out', 'Perindopril 5 mg in the morning.'],
    ['other word order', 'The patient has asthma and high blood pressure.'],
    ['a denial in other words', 'The patient denies chest pain.'],
    ['other names of one thing', 'Known hypertension.'],
    ['statements put together', 'Presents with four days of productive cough and fever, without haemoptysis.'],
  ])('accepts %s', (_, sentence) => expect(flagsOf(notes, sentence)).toEqual([]))

  it('points at the notes they come from', () => {
    const [sentence] = sentencesOf(notes, 'Take doxycycline 100 mg twice a day for 7 days.')
    expect(sentence?.sources.map(({ start, end }) => notes.slice(start, end))).toEqual([
      '- doxycycline 100 mg bd for 7/7',
    ])
  })

  it('knows an answer by its question', () => {
    expect(flagsOf(visitNotes.conversation, 'No numbness or weakness.')).toEqual([])
    expect(flagsOf(visitNotes.conversation, 'Has numbness and weakness.')).toEqual(['unsupported'])
  })

  it('asks no source for the furniture of a letter', () => {
    const letter =
      'Dear Ms Lee,\n\nThank you for coming in today.\n\nPlease contact us if you have any questions.\n\nKind regards,\nDr Priya Raman'
    expect(sentencesOf(notes, letter).every(({ sources, flags }) => sources.length === 0 && flags.length === 0)).toBe(
      true,
    )
  })
})

describe('sentences that they do not', () => {
  it.each([
    ['another dose', 'generalPractice', 'Doxycycline 200 mg twice a day for 7 days.'],
    ['another frequency', 'generalPractice', 'Doxycycline 100 mg three times a day for 7 days.'],
    ['another duration', 'generalPractice', 'Doxycycline 100 mg twice a day for 14 days.'],
    ['another unit', 'generalPractice', 'Doxycycline 100 mcg twice a day.'],
    ['the dose of another medicine', 'generalPractice', 'Doxycycline 5 mg in the morning.'],
    ['another medicine', 'generalPractice', 'Amoxicillin 100 mg bd for 7 days.'],
    ['another side', 'generalPractice', 'Crackles at the left base, no wheeze.'],
    ['a denial dropped', 'generalPractice', 'Chest pain and haemoptysis.'],
    ['a denial added', 'generalPractice', 'No productive cough.'],
    ['another measurement', 'generalPractice', 'BP 154/78.'],
    ['a figure from elsewhere', 'generalPractice', 'HR 78.'],
    ['a figure within a word', 'headings', 'HbA2c 7.4%.'],
    ['the other side of a pair', 'kneeExamination', 'The left knee is asymptomatic.'],
    ['a side without its figure', 'kneeExamination', 'Range of movement was 0 to 125 degrees on the left.'],
    ['another month', 'kneeExamination', 'He fell from a ladder on 3 May 2025.'],
    ['another year', 'kneeExamination', 'Partial medial meniscectomy on 20 May 2023.'],
    ['a sign turned round', 'kneeExamination', 'Lachman was positive.'],
    ['a change turned round', 'psychosocial', 'Advised to start ibuprofen due to reflux.'],
    ['a risk turned round', 'mentalHealth', 'Has suicidal ideation today.'],
    ['an answer turned round', 'conversation', 'Trouble with their bladder or bowels: yes.'],
    ['an allergy turned round', 'generalPractice', 'Not allergic to penicillin.'],
    ['something never said', 'generalPractice', 'Reports recent travel to Bali with family.'],
  ] as const)('flags %s', (_, key, sentence) => expect(flagsOf(visitNotes[key], sentence)).toContain('unsupported'))

  it.each([
    ['a medicine', 'Amoxicillin was started.'],
    ['a medicine known by its ending', 'Start rosuvastatin.'],
    ['a condition', 'This may be pulmonary embolism.'],
    ['a condition known by its ending', 'Likely bronchiolitis.'],
    ['a treatment', 'Refer for bronchoscopy.'],
  ])('flags %s that the notes do not name', (_, sentence) =>
    expect(flagsOf(visitNotes.generalPractice, sentence)).toContain('unstated'),
  )
})

describe('omissions', () => {
  const omitted = (notes: string, text: string) =>
    checkText(notes, text).omissions.map(({ kind, start, end }) => [kind, notes.slice(start, end)])

  it('lists what no section carries of allergies, medicines, mental health and safety-netting', () => {
    const notes =
      'Cough.\nAllergic to penicillin.\nTakes warfarin 3 mg.\nDenies suicidal ideation.\nReturn if short of breath.'
    expect(omitted(notes, 'Cough.')).toEqual([
      ['allergy', 'Allergic to penicillin.'],
      ['medicine', 'Takes warfarin 3 mg.'],
      ['mental-health', 'Denies suicidal ideation.'],
      ['safety-net', 'Return if short of breath.'],
    ])
  })

  it('finds them carried in other words', () => {
    const notes = 'NKDA. Metformin 500 mg bd. Return to ED if worse.'
    const text = 'No known drug allergies. Metformin 500 mg twice a day. Return to the emergency department if worse.'
    expect(omitted(notes, text)).toEqual([])
  })

  it('does not take one medicine of two for both', () => {
    expect(omitted('Takes warfarin and metoprolol.', 'Takes warfarin.')).toHaveLength(1)
  })
})

it('checks a long visit quickly', async () => {
  const notes = Object.values(visitNotes).join('\n\n').repeat(20).slice(0, 100_000)
  const draft = await draftOffline(notes)
  expect(await computingTime(() => checkDraft(notes, draft))).toBeLessThan(5000)
})

it('checks a word without an end quickly', async () => {
  const draft = [{ key: 'summary', title: 'Summary', text: 'y'.repeat(100_000) }]
  expect(await computingTime(() => checkDraft('Knee pain.', draft))).toBeLessThan(2000)
})

it.each([
  ['the same dose', () => '12 mg'],
  ['doses that differ', (at: number) => `${at} mg`],
  ['months', (at: number) => `${at} May`],
])('checks %s, over and over without a full stop, quickly', async (_what, say) => {
  const notes = Array.from({ length: 30_000 }, (_, at) => say(at)).join(' ')
  const draft = [{ key: 'summary', title: 'Summary', text: notes }]
  expect(await computingTime(() => checkDraft(notes, draft))).toBeLessThan(5000)
})
