import type { Plan } from '@medinotes/shared/plans'
import { describe, expect, test } from 'vitest'
import type { Principal } from '../../platform/principal.ts'
import { createScriptedWriter } from '../../testing/scripted-writer.ts'
import { chooseWriter } from './note-writers.ts'

const [ai, offline] = [createScriptedWriter(), createScriptedWriter()]
const on = (plan: Plan, aiNotes = true) =>
  ({ plan, features: { aiNotes, dictation: true, patientEmail: true } }) as Principal
const english = { writer: undefined, language: 'en-AU' }

describe('the writer of a note', () => {
  test('is AI where the plan includes it, and offline where not', () => {
    expect(chooseWriter({ ai, offline }, on('premium'), english)).toBe(ai)
    expect(chooseWriter({ ai, offline }, on('free'), english)).toBe(offline)
    expect(chooseWriter({ ai: null, offline }, on('premium'), english)).toBe(offline)
    expect(chooseWriter({ ai, offline }, on('premium'), { ...english, writer: 'offline' })).toBe(offline)
  })

  test('is offline where AI is switched off, and a wish for AI is refused', () => {
    expect(chooseWriter({ ai, offline }, on('premium', false), english)).toBe(offline)
    for (const wish of [
      { ...english, writer: 'ai' as const },
      { ...english, language: 'vi' },
    ]) {
      expect(() => chooseWriter({ ai, offline }, on('premium', false), wish)).toThrow(
        expect.objectContaining({ code: 'switched_off' }),
      )
    }
  })

  test.each([
    ['AI on the free plan', ai, 'free', { writer: 'ai', language: 'en-AU' }, 'plan_required'],
    ['another language on the free plan', ai, 'free', { writer: undefined, language: 'vi' }, 'plan_required'],
    ['AI where none is set up', null, 'premium', { writer: 'ai', language: 'en-AU' }, 'writer_not_configured'],
    ['another language without AI', null, 'premium', { writer: undefined, language: 'vi' }, 'language_unavailable'],
    [
      'another language from the offline writer',
      ai,
      'premium',
      { writer: 'offline', language: 'vi' },
      'language_unavailable',
    ],
  ] as const)('is refused: %s', (_wish, configured, plan, wish, code) => {
    expect(() => chooseWriter({ ai: configured, offline }, on(plan), wish)).toThrow(expect.objectContaining({ code }))
  })
})
