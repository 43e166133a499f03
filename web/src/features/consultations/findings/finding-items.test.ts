import type { Section } from '@medinotes/shared/consultations'
import type { Acceptance } from '@medinotes/shared/note-life'
import { expect, it } from 'vitest'
import { findingItems } from './finding-items.ts'

const section: Section = {
  key: 'summary',
  title: 'Summary',
  text: 'Right knee. Diabetes.',
  sentences: [
    { text: 'Right knee.', sources: [], flags: ['unsupported'] },
    { text: 'Diabetes.', sources: [], flags: ['unsupported', 'unstated'] },
    { text: 'Fine.', sources: [], flags: [] },
  ],
}
const omissions = [{ kind: 'allergy' as const, start: 3, end: 9, text: 'Allergic to penicillin.' }]
const accepted = (kind: Acceptance['kind'], text: string, key: string | null = 'summary'): Acceptance => ({
  ...{ id: kind + text, kind, section: key, text, reason: 'So', acceptedAt: '2026-03-03T00:00:00.000Z' },
  acceptedBy: { id: '3d1c5e5a-2f0b-4c3e-9a77-5f4f8f0f6c11', name: 'Example Author' },
})
const settledIn = (...acceptances: Acceptance[]) =>
  findingItems({ sections: [section], omissions, acceptances }).map(({ text, isSettled }) => [text, isSettled])

it('lists sentences and omissions, a sentence with two findings once', () => {
  expect(settledIn()).toEqual([
    ['Right knee.', false],
    ['Diabetes.', false],
    ['Allergic to penicillin.', false],
  ])
})

it('is settled only when everything about the sentence is, in the same words and section', () => {
  expect(settledIn(accepted('unsupported', 'Diabetes.'), accepted('unsupported', 'Right knee.', 'plan'))).toEqual([
    ['Right knee.', false],
    ['Diabetes.', false],
    ['Allergic to penicillin.', false],
  ])
  const all = [accepted('unsupported', 'Diabetes.'), accepted('unstated', 'Diabetes.')]
  expect(settledIn(...all, accepted('omitted', 'Allergic to penicillin.', null))).toEqual([
    ['Right knee.', false],
    ['Diabetes.', true],
    ['Allergic to penicillin.', true],
  ])
})
