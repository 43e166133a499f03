import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { clearDrafts, createAutosave, draftPlace, readDraft, saveDraft } from './visit-draft.ts'

const draft = { patientName: 'Example Person', dateOfVisit: '2026-03-03', notes: 'Example', template: 'soap', hide: [] }

/** Keeps what a tab keeps: strings by key, listed as own properties as a browser lists them. */
function tabStorage() {
  const methods = {
    getItem(this: Record<string, string>, key: string) {
      return Object.hasOwn(this, key) ? this[key] : null
    },
    setItem(this: Record<string, string>, key: string, value: string) {
      this[key] = value
    },
    removeItem(this: Record<string, string>, key: string) {
      delete this[key]
    },
  }
  return Object.create(methods)
}

beforeEach(() => {
  vi.stubGlobal('sessionStorage', tabStorage())
  vi.useFakeTimers()
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('drafts of the visit form', () => {
  it('come back to the person who typed them', () => {
    expect(readDraft('p1')).toBeNull()
    saveDraft('p1', draft)
    expect(readDraft('p1')).toEqual(draft)
  })

  it('are removed when somebody else uses the tab', () => {
    saveDraft('p1', draft)
    expect(readDraft('p2')).toBeNull()
    expect(readDraft('p1')).toBeNull()
  })

  it('have a place for each booking, which is nobody else’s either', () => {
    saveDraft(draftPlace('p1'), draft)
    saveDraft(draftPlace('p1', 'b1'), { ...draft, notes: 'Of the booking' })
    expect(readDraft(draftPlace('p1', 'b2'))).toBeNull()
    expect(readDraft(draftPlace('p1', 'b1'))?.notes).toBe('Of the booking')
    expect(readDraft(draftPlace('p1'))).toEqual(draft)
    readDraft(draftPlace('p2'))
    expect(Object.keys(sessionStorage)).toEqual([])
  })

  it('are all forgotten on sign-out, other things in the tab are not', () => {
    saveDraft('p1', draft)
    sessionStorage.setItem('theme', 'dark')
    clearDrafts()
    expect(Object.entries(sessionStorage)).toEqual([['theme', 'dark']])
  })

  it('leave nothing behind when the form is emptied', () => {
    saveDraft('p1', draft)
    saveDraft('p1', { ...draft, patientName: ' ', notes: '' })
    expect(Object.keys(sessionStorage)).toEqual([])
  })

  it('are ignored when they are not what this version stores', () => {
    saveDraft('p1', draft)
    const [key = ''] = Object.keys(sessionStorage)
    sessionStorage.setItem(key, '{"notes":1')
    expect(readDraft('p1')).toBeNull()
  })

  it('say so when the browser has no room', () => {
    const setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
    vi.stubGlobal('sessionStorage', { setItem })
    expect(saveDraft('p1', draft)).toBe(false)
  })
})

describe('autosave', () => {
  it('saves once, a moment after the last change', () => {
    const saved = vi.fn<(saved: boolean) => void>()
    const autosave = createAutosave('p1', saved)
    autosave.change(draft)
    autosave.change({ ...draft, notes: 'Example, longer' })
    expect(readDraft('p1')).toBeNull()
    vi.runAllTimers()
    expect(readDraft('p1')?.notes).toBe('Example, longer')
    expect(saved.mock.calls).toEqual([[true]])
  })

  it('saves what is outstanding when flushed', () => {
    const autosave = createAutosave('p1', () => undefined)
    autosave.change(draft)
    autosave.flush()
    expect(readDraft('p1')).toEqual(draft)
  })

  it('never brings back a draft that was discarded', () => {
    const autosave = createAutosave('p1', () => undefined)
    autosave.change(draft)
    autosave.discard()
    autosave.change(draft)
    autosave.flush()
    vi.runAllTimers()
    expect(readDraft('p1')).toBeNull()
  })
})
