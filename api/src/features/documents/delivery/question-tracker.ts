import type { BlindIndex } from '../../../platform/crypto/blind-index.ts'
import type { Db } from '../../../platform/database.ts'
import { questionKey } from './question-key.ts'
import { type AnswerRow, selectAnswers, selectSources, type SourceRow } from './question.repository.ts'
import type { ReportBooking } from './report-booking.ts'

/** A question as it is asked now, with the answer that was given to these very words. */
export interface Tracked {
  number: number
  text: string
  key: Buffer
  answer: AnswerRow | undefined
  source: SourceRow | undefined
}

/** In the words of bookings, who keep what is asked. */
export type QuestionsOf = (
  tx: Db,
  booking: Pick<ReportBooking, 'id' | 'organization_id'>,
) => Promise<{ number: number; text: string }[]>

interface Dependencies {
  blindIndex: BlindIndex
  questionsOf: QuestionsOf
}

export type QuestionTracker = ReturnType<typeof createQuestionTracker>

/** Joins the questions of a booking with what was answered. */
export const createQuestionTracker =
  ({ blindIndex, questionsOf }: Dependencies) =>
  async (tx: Db, booking: ReportBooking): Promise<Tracked[]> => {
    const questions = await questionsOf(tx, booking)
    const answers = await selectAnswers(tx, booking.id)
    const sources = await selectSources(tx, booking.id)
    return questions.map((question) => {
      const key = questionKey(blindIndex, booking.id, question.text)
      const isOfIt = ({ question_key }: { question_key: Buffer }) => question_key.equals(key)
      return { ...question, key, answer: answers.find(isOfIt), source: sources.find(isOfIt) }
    })
  }
