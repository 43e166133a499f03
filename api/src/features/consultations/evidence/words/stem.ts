/** A light stem, the same for both texts compared: plural, -ing, -ed and a doubled consonant or final e go. */
export function stem(word: string) {
  if (word.length < 4 || /\d/.test(word)) return word
  let base = word
  if (base.endsWith('ies') && base.length > 4) base = `${base.slice(0, -3)}y`
  else if (base.endsWith('sses')) base = base.slice(0, -2)
  else if (base.endsWith('s') && !/(?:ss|us|is)$/.test(base)) base = base.slice(0, -1)
  if (base.endsWith('ing') && base.length > 5) base = base.slice(0, -3)
  else if (base.endsWith('ed') && base.length > 4) base = base.slice(0, -2)
  if (/([bdfgmnprt])\1$/.test(base)) base = base.slice(0, -1)
  return base.endsWith('e') && base.length > 3 ? base.slice(0, -1) : base
}
