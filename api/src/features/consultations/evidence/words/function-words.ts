const words = `
  a about after again ah all also am an and any anything are as at be been being but by can could d did do does doing done er erm et etc
  ever feel for from get gets getting got gotta had has have having he her hers herself hey him himself his hmm how i if in into is it
  its itself just kind kinda know let lets like ll m may me mean might mine mm my myself na of oh ok okay on onto or our ours out over
  patient patients re really s see shall she should so some such sure ta than that the their theirs them themselves then there these
  they this those though through to too uh um us ve very was we well were what when where which while who whom why will with would ya
  you your yours yourself mr mrs ms miss alright st nd rd th doctor dr
`

const known = new Set(words.trim().split(/\s+/))

/** A word that carries no finding of its own: articles, pronouns, auxiliaries, fillers, "the patient". */
export const isFunctionWord = (word: string) => known.has(word)

const negations = new Set(
  `no non not never nil nope nah none neither nor nothing cannot without denies denied deny denying n't cant wont dont doesnt didnt isnt arent
  wasnt werent havent hasnt hadnt couldnt wouldnt shouldnt uh-uh`
    .trim()
    .split(/\s+/),
)

export const isNegation = (word: string) => negations.has(word) || word.endsWith("n't")

const agreements = new Set(['yes', 'yeah', 'yep', 'yup', 'yea', 'mm-hmm', 'mhm', 'uh-huh'])
export const isAgreement = (word: string) => agreements.has(word)
