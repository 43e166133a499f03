import { expect, it } from 'vitest'
import { changeFormSchema, changeOf, type ChangeValues, merge } from './change-values.ts'

const shown: ChangeValues = {
  examinee: { name: 'Ann Example', dateOfBirth: '1980-02-01', phone: '', email: '' },
  matter: {
    claimNumber: 'C-1',
    fileNumber: '',
    claimType: 'motor-accident',
    injuryDate: '',
    injury: '',
    actingFor: '',
  },
  interpreter: { language: 'Auslan' },
  accessibility: '',
  supportPerson: '',
  attendance: '',
  examineeNotices: false,
  questions: ['What is it?', 'Since when?'],
  expectedDocuments: ['imaging'],
}
const changed = (change: Partial<ChangeValues>): ChangeValues => ({ ...structuredClone(shown), ...change })
const send = (typed: ChangeValues) => changeOf(typed, shown, changeFormSchema.parse(typed))

it('sends only the parts that were changed, and says that an interpreter is not needed any more', () => {
  expect(send(shown)).toEqual({})
  expect(send(changed({ interpreter: { language: '' }, accessibility: 'Ramp' }))).toEqual({
    interpreter: null,
    accessibility: 'Ramp',
  })
  expect(send(changed({ examinee: { ...shown.examinee, phone: '0412 345 678' } }))).toEqual({
    examinee: { name: 'Ann Example', dateOfBirth: '1980-02-01', phone: '0412 345 678' },
  })
})

it('points at the field that is wrong', () => {
  const faults = changeFormSchema.safeParse(
    changed({ examinee: { ...shown.examinee, name: ' ', dateOfBirth: '' }, questions: ['ok', ''] }),
  )
  expect(new Set(faults.error?.issues.map(({ path }) => path.join('.')))).toEqual(
    new Set(['examinee.name', 'examinee.dateOfBirth', 'questions.1']),
  )
})

it('takes what somebody else changed meanwhile, and keeps what was typed over it', () => {
  const typed = changed({ questions: ['Mine?'], supportPerson: 'A friend' })
  const latest = changed({
    questions: ['Theirs?'],
    attendance: 'Bring glasses',
    matter: { ...shown.matter, claimNumber: 'C-2' },
  })
  const { values, taken, kept } = merge(typed, shown, latest)
  expect(values).toEqual({
    ...typed,
    attendance: 'Bring glasses',
    matter: { ...shown.matter, claimNumber: 'C-2' },
  })
  expect(taken).toEqual(['Claim number', 'What the examinee is told'])
  expect(kept).toEqual(['Questions'])
})
