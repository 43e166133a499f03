// The zeros of the scripts that people write figures in; the nine other digits follow each.
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xff10]

const marks: Readonly<Record<string, string>> = {
  '٫': '.',
  '٬': ',',
  '．': '.',
  '，': ',',
  '：': ':',
  '／': '/',
  '－': '-',
  '–': '-',
}

function plainDigit(digit: string) {
  const code = digit.charCodeAt(0)
  const zero = zeros.find((first) => code >= first && code <= first + 9)
  return zero === undefined ? digit : String(code - zero)
}

/** The same text, each character in its place, with figures of any script as 0 to 9 and marks of direction as spaces. */
export const inPlainDigits = (text: string) =>
  text
    .replaceAll(/[^\P{Nd}0-9]/gu, plainDigit)
    .replaceAll(/(?<=\d)[٫٬．，](?=\d)|[：／－–]/g, (mark) => marks[mark] ?? mark)
    .replaceAll(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u00a0\u202f]/g, ' ')

const decimalMarks = new Map<string, string>()

/** What stands before the tenths in this language. */
function decimalMarkOf(language: string) {
  const known = decimalMarks.get(language)
  if (known !== undefined) return known
  const parts = new Intl.NumberFormat(`${language}-u-nu-latn`).formatToParts(1.5)
  const mark = parts.find(({ type }) => type === 'decimal')?.value ?? '.'
  decimalMarks.set(language, mark)
  return mark
}

/** What a figure is worth, as text; leading zeros stay, for 000 is a phone number. */
export function valueOf(figure: string, language: string) {
  const separators = figure.replaceAll(/\d/g, '')
  const isGrouped = /^\d{1,3}(?:[.,]\d{3})+$/.test(figure) && separators !== decimalMarkOf(language)
  if (separators.length !== 1 || isGrouped) return figure.replaceAll(/[.,]/g, '')
  const [whole = '', part = ''] = figure.split(/[.,]/)
  const tenths = part.replace(/0+$/, '')
  return tenths === '' ? whole : `${whole}.${tenths}`
}
