const general = 'syndrome|disease|disorder|deficiency|infection|dysfunction'
const particular =
  'failure|stenosis|tear|hernia|hyperplasia|thrombosis|embolism|palsy|sclerosis|stones|apnoea|apnea|arrest|neuralgia|reflux|cyst'

// Begun at the start of a word only: from within a long one each letter would be tried.
const phrase = new RegExp(String.raw`(?<!\p{L})((?:\p{L}+[ -]){1,2})(${general}|${particular})(?!\p{L})`, 'giu')
const isGeneral = new RegExp(`^(?:${general})$`, 'i')

/** A condition named by more than one word. */
export interface ConditionPhrase {
  /** The words that say of which kind: "carpal", "tunnel". */
  qualifiers: string[]
  /** "syndrome", "failure". */
  head: string
  /** Whether the head alone names nothing: "disease". */
  isGeneral: boolean
}

/** The conditions of a text that are named by a phrase. */
export const conditionPhrases = (text: string): ConditionPhrase[] =>
  [...text.matchAll(phrase)].map(([, qualifiers = '', head = '']) => ({
    qualifiers: qualifiers.trim().split(/[ -]+/),
    head,
    isGeneral: isGeneral.test(head),
  }))
