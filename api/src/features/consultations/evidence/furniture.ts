import type { Span } from '@medinotes/shared/consultations'
import { letterClosing, letterNothing, letterOpening, letterRegards, letterTitles } from '../offline-writer/letter.ts'
import { groupTitles, nothingFound } from '../offline-writer/sections.ts'
import { splitSentences } from '../offline-writer/sentences.ts'

const fixedLines = new Set(
  [
    letterOpening,
    letterNothing,
    letterClosing,
    letterRegards,
    ...letterTitles,
    ...groupTitles,
    ...nothingFound,
  ].flatMap((line) => splitSentences(line).map(({ start, end }) => line.slice(start, end))),
)

const heading =
  /^(?:#{1,4} )?\**(?:reason for visit|history|past (?:medical )?history|medicines?|medications?|allergies|medicines and allergies|family history|social history|examination|results|assessment|impression|plan|next steps|follow[- ]up|what (?:was|we) found|what happens next|when to (?:seek|get) help|your (?:medicines?|next steps))\**:?\**$/i
const courtesy =
  /^(?:thank you|thanks) for (?:coming(?: in)?|your visit|seeing (?:me|us)|attending|visiting)(?: today| the clinic| my rooms)*[.!]$|^it was (?:good|nice|lovely|a pleasure) (?:to see|seeing|to meet|meeting) you(?: today)?[.!]$|^i hope (?:you are|this finds you) well[.!]$|^(?:please )?(?:if you have any questions(?: or concerns)?, )?(?:please )?(?:call|contact|ring|get in touch with|reach out to) (?:us|me|the clinic|my rooms|our clinic|the practice)(?: if you have any (?:further )?(?:questions|concerns)(?: or concerns)?)?\.$/i

const greeting = /^\s*(?:dear|hi|hello|good (?:morning|afternoon|evening))\b[^\n]{0,220},[^\S\n]*(?=\n|$)/i
const signOff =
  /(?:^|\n)[^\S\n]*(?:kind|warm|best|yours|with)[a-z ]{0,20}(?:regards|wishes|sincerely|faithfully)?,?[^\S\n]*\n\s{0,4}[^\n]{0,220}\s*$/i

/** The parts of a letter that say nothing clinical: greeting, and closing with the clinician's name. */
export function letterEnds(text: string): Span[] {
  const [opening, closing] = [greeting.exec(text), signOff.exec(text.slice(-500))]
  const ends: Span[] = []
  if (opening) ends.push({ start: 0, end: opening[0].length })
  if (closing) ends.push({ start: Math.max(0, text.length - 500) + closing.index, end: text.length })
  return ends
}

/** A heading, a courtesy or a fixed line of ours: it needs no source. */
export const isFurniture = (text: string) => fixedLines.has(text) || heading.test(text) || courtesy.test(text)

const attribution =
  /^(?:patient asked|you asked|mother|father|mum|dad|parent|wife|husband|partner|son|daughter|carer|family|guest family|patient guest|guest|interpreter): /i

/** A sentence without word of who said it, which the notes' own labels tell, and whether it asks. */
export function withoutAttribution(sentence: string) {
  const told = sentence.replace(attribution, '')
  return { told, asked: told.endsWith('?') || /^(?:patient|you) asked/i.test(sentence) }
}
