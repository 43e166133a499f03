import { describe, expect, it } from 'vitest'
import { planFilling, type TextField } from './fill-in.ts'

const typed: Partial<Record<TextField, string>> = { 'examinee.name': 'Ann', 'matter.claimNumber': 'C-9' }
const read = (field: TextField) => typed[field] ?? ''

describe('what a proposal fills in', () => {
  it('is what is empty and what was begun, never what was typed otherwise', () => {
    const { taken, differing } = planFilling(
      {
        texts: {
          'examinee.name': 'Ann Example',
          'examinee.dateOfBirth': '1980-02-01',
          'matter.claimNumber': 'C-1',
          'matter.fileNumber': undefined,
        },
        questions: [],
      },
      read,
      [''],
    )
    expect(taken.map(({ field }) => field)).toEqual(['examinee.name', 'examinee.dateOfBirth'])
    expect(differing).toEqual([{ field: 'matter.claimNumber', value: 'C-1', before: 'C-9' }])
  })

  it('says nothing of a field that reads the same already', () => {
    const { taken, differing } = planFilling({ texts: { 'matter.claimNumber': 'c-9 ' }, questions: [] }, read, [])
    expect([taken, differing]).toEqual([[], []])
  })

  it('adds questions after those that are there, each once', () => {
    const { questions, added } = planFilling({ texts: {}, questions: ['What is it?', 'Since when?'] }, read, [
      'what is it?',
      '',
    ])
    expect(questions).toEqual(['what is it?', 'Since when?'])
    expect(added).toEqual(['Since when?'])
  })
})
