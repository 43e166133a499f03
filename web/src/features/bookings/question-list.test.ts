import { describe, expect, it } from 'vitest'
import { splitQuestions } from './question-list.ts'

describe('a pasted list', () => {
  it.each([
    ['1. What is it?\n2. Since when?'],
    ['1) What is it?\n2) Since when?'],
    ['(1) What is it?\n\n(2) Since when?'],
    ['a) What is it?\nb) Since when?'],
    ['(i) What is it?\n(ii) Since when?'],
    ['Q1. What is it?\nQ2. Since when?'],
    ['Question 1: What is it?\nQuestion 2: Since when?'],
    ['• What is it?\r\n• Since when?'],
    ['- What is it?\n- Since when?'],
  ])('splits into its questions: %j', (text) => {
    expect(splitQuestions(text)).toEqual(['What is it?', 'Since when?'])
  })

  it('keeps what is nested in a question, and lines it goes on in', () => {
    expect(splitQuestions('1. Please describe\nthe injury:\n(a) its cause\n(b) its course\n2. Is it stable?')).toEqual([
      'Please describe the injury:\n(a) its cause\n(b) its course',
      'Is it stable?',
    ])
  })

  it('reads an i after h as a letter', () => {
    const letters = 'a b c d e f g h i j'.split(' ')
    expect(splitQuestions(letters.map((letter) => `${letter}) Is it ${letter}?`).join('\n'))).toHaveLength(10)
  })

  it.each(['What is it?', '', 'Since 2019. It is worse\n\nBy night', '1. Only one?'])('is none: %j', (text) => {
    expect(splitQuestions(text)).toEqual([])
  })
})
