import { expect, it } from 'vitest'
import { tellDifferences } from './differences.ts'

it('tells what the draft says and what the notes say in its place', () =>
  expect(tellDifferences([{ kind: 'dose', draft: '200 mg', notes: '100 mg' }])).toEqual([
    'Dose: “200 mg”; your notes say “100 mg”',
  ]))

it('tells what the notes do not have at all', () =>
  expect(
    tellDifferences([
      { kind: 'drug', draft: 'Amoxicillin', notes: null },
      { kind: 'wording', draft: 'Went to Bali', notes: null },
    ]),
  ).toEqual(['Medicine: “Amoxicillin” is not in your notes', 'Your notes say nothing like this']))

it('tells the same difference once', () =>
  expect(
    tellDifferences([
      { kind: 'side', draft: 'left', notes: 'right knee' },
      { kind: 'side', draft: 'left', notes: 'right knee' },
    ]),
  ).toHaveLength(1))
