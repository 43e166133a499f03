import type { Section } from '@medinotes/shared/consultations'
import { taskTextMaxLength } from '@medinotes/shared/tasks'

/** More are no plan but a text. */
const mostTasks = 30

const isPlan = ({ key, title }: Pick<Section, 'key' | 'title'>) =>
  key === 'next-steps' || key === 'plan' || /\b(?:next steps|plan)\b/i.test(title)

const withoutMark = (line: string) =>
  line
    .replace(/^\s*(?:[-*•‣–]|\d{1,2}[.)])\s+/, '')
    .trim()
    .replace(/[.;]$/, '')

/** What the sections of next steps say is to be done, a line each; headings and what is too long for a task stay in the note. */
export const planLines = (sections: readonly Pick<Section, 'key' | 'title' | 'text'>[]): string[] =>
  [
    ...new Set(
      sections
        .filter(isPlan)
        .flatMap(({ text }) => text.split(/\r?\n/))
        .map(withoutMark)
        .filter((line) => /\p{L}{2}/u.test(line) && !line.endsWith(':') && line.length <= taskTextMaxLength),
    ),
  ].slice(0, mostTasks)
