import { unansweredText } from '@medinotes/shared/consultations'
import type { TemplateSection } from '../templates.ts'
import type { StatementKind } from './classify.ts'
import { writeLetter } from './letter.ts'
import { answersTo } from './answers.ts'
import { endsSentence } from './sentences.ts'
import type { Statement } from './statements.ts'

type Content = TemplateSection['content']

interface Group {
  title: string
  kinds: readonly StatementKind[]
}

const talk: readonly Group[] = [
  { title: 'Reason for visit', kinds: ['reason'] },
  { title: 'History', kinds: ['history'] },
  { title: 'Past history', kinds: ['past-history'] },
  { title: 'Medicines and allergies', kinds: ['medicine', 'allergy'] },
  { title: 'Family and social history', kinds: ['family-social'] },
  { title: 'Mental health', kinds: ['mental-health'] },
]
const findings: readonly Group[] = [
  { title: 'Examination', kinds: ['examination'] },
  { title: 'Results', kinds: ['result'] },
]
const opinion: readonly Group[] = [{ title: 'Assessment', kinds: ['assessment'] }]
const other: readonly Group[] = [{ title: 'Other', kinds: ['administrative'] }]
const steps: readonly StatementKind[] = ['plan', 'safety-net']
const advice: readonly Group[] = [{ title: 'Treatment and plan', kinds: steps }]

export const groupTitles = [...talk, ...findings, ...opinion, ...advice, ...other].map((group) => group.title)

const missing: Readonly<Record<Exclude<Content, 'patient-email'>, string>> = {
  record: 'Nothing for the record was found in the notes.',
  reason: 'Nothing about the reason for the visit was found in the notes.',
  history: 'Nothing about the present history was found in the notes.',
  'past-history': 'Nothing about the past history was found in the notes.',
  medicines: 'Nothing about medicines and allergies was found in the notes.',
  social: 'Nothing about family and social history was found in the notes.',
  'mental-health': 'Nothing about mental health was found in the notes.',
  examination: 'Nothing about examination findings was found in the notes.',
  results: 'Nothing about results was found in the notes.',
  subjective: 'Nothing about the history was found in the notes.',
  objective: 'Nothing about the examination was found in the notes.',
  assessment: 'Nothing about an assessment was found in the notes.',
  opinion: 'Nothing about an opinion was found in the notes.',
  answer: unansweredText,
  plan: 'Nothing about a plan was found in the notes.',
  'next-steps': 'Nothing about next steps was found in the notes.',
}

const nothingAsked = 'No question of a referrer is known for this report.'

export const nothingFound = [...Object.values(missing), nothingAsked]

/** Sentences side by side; what follows an end that could be taken for an abbreviation gets a line of its own. */
const paragraph = (texts: readonly string[]) =>
  texts.map((text, index) => (index === texts.length - 1 ? text : text + (endsSentence(text) ? ' ' : '\n'))).join('')

function writeGroups(groups: readonly Group[], statements: readonly Statement[]) {
  const filled = groups
    .map(({ title, kinds }) => ({
      title,
      texts: statements.filter((one) => kinds.includes(one.kind)).map((one) => one.text),
    }))
    .filter(({ texts }) => texts.length > 0)
  return filled
    .map(({ title, texts }) => (filled.length === 1 ? paragraph(texts) : `${title}\n${paragraph(texts)}`))
    .join('\n\n')
}

const writeKinds = (statements: readonly Statement[], kinds: readonly StatementKind[]) =>
  paragraph(statements.filter((one) => kinds.includes(one.kind)).map((one) => one.text))

const writeList = (statements: readonly Statement[], kinds: readonly StatementKind[]) =>
  statements
    .filter((one) => kinds.includes(one.kind))
    .map((one) => `- ${one.text}`)
    .join('\n')

const contents: Readonly<
  Record<Exclude<Content, 'patient-email' | 'answer'>, (statements: readonly Statement[]) => string>
> = {
  record: (statements) => writeGroups([...talk, ...findings, ...opinion, ...other], statements),
  reason: (statements) => writeKinds(statements, ['reason']),
  history: (statements) => writeKinds(statements, ['history']),
  'past-history': (statements) => writeKinds(statements, ['past-history']),
  medicines: (statements) => writeKinds(statements, ['medicine', 'allergy']),
  social: (statements) => writeKinds(statements, ['family-social']),
  'mental-health': (statements) => writeKinds(statements, ['mental-health']),
  examination: (statements) => writeKinds(statements, ['examination']),
  results: (statements) => writeKinds(statements, ['result']),
  subjective: (statements) => writeGroups([...talk, ...other], statements),
  objective: (statements) => writeGroups(findings, statements),
  assessment: (statements) => writeGroups(opinion, statements),
  opinion: (statements) => writeGroups([...opinion, ...advice], statements),
  plan: (statements) => writeList(statements, steps),
  'next-steps': (statements) => writeList(statements, steps),
}

/** The text of one section; never empty. */
export function writeSection(
  { content, question }: Pick<TemplateSection, 'content' | 'question'>,
  statements: readonly Statement[],
  names: { patient: string; clinician: string },
) {
  if (content === 'patient-email') return writeLetter(statements, names)
  if (content === 'answer') {
    return question === undefined ? nothingAsked : paragraph(answersTo(question, statements)) || missing.answer
  }
  return contents[content](statements) || missing[content]
}
