// Those that interpreters are asked for in Australia; another word before "interpreter" is no language.
const languages = [
  'Albanian', 'Amharic', 'Arabic', 'Armenian', 'Assyrian', 'Auslan', 'Bengali', 'Bosnian', 'Bulgarian', 'Burmese',
  'Cantonese', 'Chaldean', 'Chin', 'Croatian', 'Czech', 'Dari', 'Dinka', 'Dutch', 'Farsi', 'Filipino', 'French', 'German',
  'Greek', 'Gujarati', 'Hakka', 'Hazaragi', 'Hebrew', 'Hindi', 'Hmong', 'Hungarian', 'Indonesian', 'Italian', 'Japanese',
  'Karen', 'Khmer', 'Kirundi', 'Korean', 'Kurdish', 'Kurmanji', 'Lao', 'Macedonian', 'Malay', 'Malayalam', 'Maltese',
  'Mandarin', 'Marathi', 'Mongolian', 'Nepali', 'Oromo', 'Pashto', 'Persian', 'Polish', 'Portuguese', 'Punjabi', 'Rohingya',
  'Romanian', 'Russian', 'Samoan', 'Serbian', 'Sinhalese', 'Slovak', 'Slovenian', 'Somali', 'Spanish', 'Swahili', 'Tagalog',
  'Tamil', 'Telugu', 'Tetum', 'Thai', 'Tibetan', 'Tigrinya', 'Tongan', 'Turkish', 'Ukrainian', 'Urdu', 'Vietnamese',
] // prettier-ignore

const language = `(${languages.join('|')})`
const patterns = [
  new RegExp(`\\b${language}(?:[ -](?:speaking|language))?\\s+interpreter`, 'i'),
  new RegExp(`\\binterpreter[^.\\n]{0,40}?[:(–-]\\s*(?:yes\\W+)?${language}\\b`, 'i'),
  new RegExp(`\\binterpreter[^.\\n]{0,30}?\\b(?:in|for|fluent in|who speaks)\\s+(?:the\\s+)?${language}\\b`, 'i'),
]

/** The language of the interpreter that a letter asks for. */
export function readLanguage(text: string): string | undefined {
  if (/\b(?:no|without an?) interpreter|interpreter[^.\n]{0,20}\bnot (?:required|needed)/i.test(text)) return undefined
  const found = patterns.map((pattern) => pattern.exec(text)?.[1]).find((each) => each !== undefined)
  return languages.find((each) => each.toLowerCase() === found?.toLowerCase())
}
