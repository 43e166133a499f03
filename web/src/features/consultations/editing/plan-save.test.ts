import { describe, expect, it } from 'vitest'
import { notesKey } from './kept-edits.ts'
import { planSave } from './plan-save.ts'

const section = (key: string, text: string) => ({ key, title: key, text, sentences: [] })
const note = (version: number, summary: string, plan: string, notes = 'Notes') => ({
  version,
  notes,
  sections: [section('summary', summary), section('plan', plan)],
})
const edits = { summary: { base: 'Old', text: 'New' } }

describe('saving an edit', () => {
  it('goes on top of the newest version when others changed other sections', () => {
    expect(planSave(note(1, 'Old', 'Plan'), edits)).toEqual({
      kind: 'save',
      edit: { version: 1, sections: [{ key: 'summary', text: 'New' }] },
    })
    expect(planSave(note(4, 'Old', 'Another plan'), edits)).toMatchObject({ edit: { version: 4 } })
  })

  it('waits for a decision when the same section was changed elsewhere', () => {
    expect(planSave(note(2, 'Theirs', 'Plan'), edits)).toEqual({
      kind: 'conflict',
      conflicts: [{ key: 'summary', title: 'summary', mine: 'New', theirs: 'Theirs' }],
    })
  })

  it('sees no conflict where both wrote the same, and none in a section that is gone', () => {
    expect(planSave(note(2, 'New', 'Plan'), edits)).toMatchObject({ kind: 'save' })
    expect(planSave(note(2, 'Old', 'Plan'), { gone: { base: 'a', text: 'b' } })).toEqual({
      kind: 'save',
      edit: { version: 2, sections: [] },
    })
  })

  it('sends the notes of the visit beside the sections, and finds their conflicts too', () => {
    const withNotes = { ...edits, [notesKey]: { base: 'Notes', text: 'Notes, more' } }
    expect(planSave(note(1, 'Old', 'Plan'), withNotes)).toMatchObject({ edit: { notes: 'Notes, more' } })
    expect(planSave(note(2, 'Old', 'Plan', 'Other notes'), withNotes)).toMatchObject({
      conflicts: [{ key: notesKey, mine: 'Notes, more', theirs: 'Other notes' }],
    })
  })
})
