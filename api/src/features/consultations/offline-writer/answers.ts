import { isFunctionWord } from '../evidence/words/function-words.ts'
import { stem } from '../evidence/words/stem.ts'
import type { StatementKind } from './classify.ts'
import { anyWordOf } from './patterns.ts'
import type { Statement } from './statements.ts'

/** What referrers ask about, and by which words or kinds the notes tell it. */
interface Aspect {
  asked: RegExp
  told?: RegExp
  kinds?: readonly StatementKind[]
  /** These do not tell it, whatever their words. */
  except?: readonly StatementKind[]
}

/** What was done already is no answer to what is necessary. */
const ofThePast: readonly StatementKind[] = ['medicine', 'past-history']

const aspects: readonly Aspect[] = [
  {
    asked: anyWordOf('diagnos\\w*|what condition|nature of the injur\\w*|injur\\w* sustained'),
    told: anyWordOf('diagnos\\w*|impression|consistent with'),
    kinds: ['assessment'],
  },
  {
    asked: anyWordOf(
      'due to|result of|caus\\w*|contribut\\w*|relat(?:ed|ion\\w*)|aris\\w*|attribut\\w*|aggravat\\w*|pre-?existing',
    ),
    told: anyWordOf(
      'caus(?:e|es|ed|al|ation)|contribut\\w*|(?:work-?)?related|attribut\\w*|aggravat\\w*|exacerbat\\w*|pre-?existing|due to|arose|result of',
    ),
  },
  {
    asked: anyWordOf('capacit\\w*|fit(?:ness)?|(?:return to|for) work|duties|occupation|restrict\\w*|hours'),
    told: anyWordOf(
      '(?:un)?fit(?:ness)?|capacit\\w*|duties|return(?:ed)? to work|rtw|off work|certificate|restrict\\w*|no (?:heavy )?lifting|hours (?:a|per) (?:day|week)',
    ),
  },
  {
    asked: anyWordOf('prognos\\w*|outlook|recover\\w*|long[- ]term'),
    told: anyWordOf('prognos\\w*|recover\\w*|expected to|expect|likely to|guarded'),
  },
  {
    asked: anyWordOf('treatment|medication|rehabilitat\\w*|manage\\w*|therap\\w*'),
    told: anyWordOf('treatment|surger\\w*|physio\\w*|rehabilitat\\w*|injection|therapy'),
    kinds: ['plan'],
    except: ofThePast,
  },
  { asked: anyWordOf('treat(?:ed|ment).*(?:to date|so far|received|undergone|had)'), kinds: ['medicine'] },
  { asked: anyWordOf('surg\\w*|operat\\w*'), told: anyWordOf('surg\\w*|operat(?:ion|ive)\\w*'), except: ofThePast },
  {
    asked: anyWordOf('impairment|permanent\\w*|wpi|stable|stabili[sz]\\w*|maximum medical improvement|mmi'),
    told: anyWordOf('impairment|permanent\\w*|wpi|stable|stabili[sz]\\w*|plateau\\w*|maximum medical improvement|mmi'),
  },
  {
    asked: anyWordOf('history|complaints?|symptoms?'),
    told: anyWordOf('complain\\w*|reports?'),
    kinds: ['reason', 'history'],
  },
  {
    asked: anyWordOf('examin\\w*|findings|clinical signs'),
    told: anyWordOf('on exam\\w*'),
    kinds: ['examination', 'result'],
  },
]

const wordsOf = (text: string) =>
  new Set((text.toLowerCase().match(/[a-z][a-z'-]{3,}/g) ?? []).filter((word) => !isFunctionWord(word)).map(stem))

/** Two words in common that carry something: "left wrist", not "please comment". */
function sharesWords(asked: ReadonlySet<string>, statement: string) {
  return [...wordsOf(statement)].filter((word) => asked.has(word)).length >= 2
}

/** The statements that bear on a question, in the order of the notes; the specialist decides what answers it. */
export function answersTo(question: string, statements: readonly Statement[]): string[] {
  const asked = wordsOf(question)
  const wanted = aspects.filter((aspect) => aspect.asked.test(question))
  const bears = ({ kind, text }: Statement) =>
    wanted.some(
      ({ told, kinds = [], except = [] }) =>
        kinds.includes(kind) || (told?.test(text) === true && !except.includes(kind)),
    ) || sharesWords(asked, text)
  return statements.filter(bears).map(({ text }) => text)
}
