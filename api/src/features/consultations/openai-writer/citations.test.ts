import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCitationReader, numberedStatements } from './citations.ts'

const notes = 'Left knee pain. Fell on ice. Allergic to penicillin.'
const statements = numberedStatements(notes)

/** The text, and the words of the notes behind each citation. */
function readInPieces(...pieces: string[]) {
  const reader = createCitationReader(statements)
  const parts = [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()]
  return {
    text: parts.map((part) => ('text' in part ? part.text : '')).join(''),
    cited: parts.flatMap((part) =>
      'sources' in part ? [part.sources.map(({ start, end }) => notes.slice(start, end))] : [],
    ),
  }
}

describe('citations', () => {
  it('name the statements of the notes by their numbers, and leave no trace in the text', () => {
    expect(statements.map(({ mark }) => mark)).toEqual(['⟦1⟧ ', '⟦2⟧ ', '⟦3⟧ '])
    expect(readInPieces('Knee pain after a fall. ⟦1,2⟧ Allergic. ⟦3⟧\n- Review')).toEqual({
      text: 'Knee pain after a fall. Allergic.\n- Review',
      cited: [['Left knee pain.', 'Fell on ice.'], ['Allergic to penicillin.']],
    })
    expect(readInPieces('All. ⟦1-3⟧').cited).toEqual([['Left knee pain.', 'Fell on ice.', 'Allergic to penicillin.']])
  })

  it('of statements that the notes have not, or said twice, are worth nothing', () => {
    expect(readInPieces('A. ⟦9⟧ B. ⟦0, 2, 2⟧ C. ⟦3-1⟧ D. ⟦1-999999999⟧')).toMatchObject({
      text: 'A. B. C. D.',
      cited: [[], ['Fell on ice.'], [], ['Left knee pain.', 'Fell on ice.', 'Allergic to penicillin.']],
    })
  })

  it('that are malformed or never end become plain text', () => {
    expect(readInPieces('A ⟦see below⟧ b. ⟦12').text).toBe('A see below b. 12')
    expect(readInPieces('A. ⟦\nB ⟧ c').text).toBe('A. \nB  c')
    expect(readInPieces(`A. ⟦${'1,'.repeat(40)}⟧`).text).toBe(`A. ${'1,'.repeat(40)}`)
  })

  it('are found wherever the stream cuts them', () => {
    const text = 'Knee pain. ⟦1,2⟧ Allergic to penicillin. ⟦3⟧ Review [PERSON_1].'
    fc.assert(
      fc.property(fc.array(fc.nat(text.length), { maxLength: 12 }), (cuts) => {
        const edges = [0, ...cuts.toSorted((a, b) => a - b), text.length]
        const pieces = edges.slice(1).map((edge, index) => text.slice(edges[index], edge))
        expect(readInPieces(...pieces)).toEqual(readInPieces(text))
      }),
    )
  })
})
