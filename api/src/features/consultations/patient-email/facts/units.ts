/** How the units of a dose are written in the languages of letters; a pattern each, in small letters. */
const forms: Readonly<Record<string, string>> = {
  mg: String.raw`mg|mgs|milligrams?|milligramm[io]|miligramos?|miligramo|miligam|mi-li-gam|miligram|χιλιοστ[οό]γρ[αά]μμ\p{L}+|毫克|밀리그램|ملغ|ملغم|مجم|ملجم|مغ|مل+ي?غرام\p{L}*|ميلي?ل?ي?[غج]رام\p{L}*|ملي[غج]رام\p{L}*|ملليجرام\p{L}*|मिलीग्राम|मिलिग्राम|मि\.?ग्रा\.?|एमजी|ਮਿਲੀਗ੍ਰਾਮ|ਮਿ\.?ਗ੍ਰਾ\.?|மில்லிகிராம்|மி\.?கி\.?|میلی\u200c?\s?گرم`,
  mcg: String.raw`mcg|µg|μg|ug|micrograms?|microgramm[io]|microgramos?|mikrogramo?|microgam|μικρογρ[αά]μμ\p{L}+|微克|마이크로그램|ميكرو[غج]رام\p{L}*|माइक्रोग्राम|ਮਾਈਕ੍ਰੋਗ੍ਰਾਮ|மைக்ரோகிராம்|میکروگرم`,
  g: String.raw`g|gm|grams?|gramm[io]|gramos?|gramo|gam|gr|γρ[αά]μμ\p{L}+|γρ\.?|克|그램|[غج]رام\p{L}*|غم|جم|ग्राम|ਗ੍ਰਾਮ|கிராம்|گرم`,
  kg: String.raw`kg|kgs|kilos?|kilograms?|chilogramm[io]|chili|kilogramos?|kilogramo|kí-lô-gam|κιλ[αά]|公斤|千克|킬로그램|킬로|كغ|كجم|كيلو[غج]رام\p{L}*|किलोग्राम|किलो|किग्रा|ਕਿਲੋਗ੍ਰਾਮ|ਕਿਲੋ|கிலோகிராம்|கிலோ|کیلوگرم|کیلو`,
  ml: String.raw`ml|mls|millilitres?|milliliters?|millilitr[io]|mililitros?|mililitro|mililít|mi-li-lít|mililitre|χιλιοστ[οό]λιτρ\p{L}+|毫升|밀리리터|مل|ملليلتر|ميليلتر|مليلتر|मिलीलीटर|मिलिलिटर|मि\.?ली\.?|एमएल|ਮਿਲੀਲੀਟਰ|ਮਿ\.?ਲੀ\.?|மில்லிலிட்டர்|மி\.?லி\.?|میلی\u200c?\s?لیتر`,
  mmol: String.raw`mmol|millimoles?|毫摩尔|毫摩爾`,
  units: String.raw`iu|units?|单位|單位|unità|unidades|μον[αά]δες|đơn vị|단위|وحد\p{L}+|यूनिट|इकाई|ਯੂਨਿਟ|யூனிட்\p{L}*|واحد|ünite|yunit|युनिट`,
  '%': '%|٪|per ?cent',
}

const patterns = Object.entries(forms).map(([unit, pattern]) => [unit, new RegExp(`^(?:${pattern})$`, 'iu')] as const)

/** Scripts without spaces between words attach what follows; the others end a unit where the word ends. */
const ends = String.raw`(?:(?<=\p{sc=Han}|\p{sc=Hangul})|(?![\p{L}\p{M}]))`

// Milligrams before grams: the longer of two that begin alike.
const longestFirst = (pattern: string) => pattern.split('|').toSorted((a, b) => b.length - a.length)

/** What may stand behind the figure of a dose. */
export const unitPattern = `(?:${longestFirst(Object.values(forms).join('|')).join('|')})${ends}`

/** The unit that this is a spelling of. */
export const unitOf = (spelling: string) => patterns.find(([, pattern]) => pattern.test(spelling))?.[0] ?? spelling
