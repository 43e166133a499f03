/** The words of a name in compatibility form, case and accents folded: "José" is found as "jose", full-width letters as plain ones. */
export const nameWords = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []
