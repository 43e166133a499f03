import type { NoteWriter } from '../../api/src/features/consultations/note-writer.ts'
import { createOfflineWriter } from '../../api/src/features/consultations/offline-writer/offline-writer.ts'
import { createOpenAiWriter } from '../../api/src/features/consultations/openai-writer/openai-writer.ts'
import { EvaluationFailure } from './failure.ts'

/** The note writer of this name, without the pauses it makes for readers. */
export function createWriter(name: string, environment: NodeJS.ProcessEnv): NoteWriter {
  if (name === 'offline') return createOfflineWriter({ wordsPerSecond: Infinity })
  if (name !== 'openai') throw new EvaluationFailure(`There is no writer "${name}". Use offline or openai.`)
  const { OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL } = environment
  if (!OPENAI_API_KEY && !OPENAI_BASE_URL)
    throw new EvaluationFailure('The openai writer needs OPENAI_API_KEY or OPENAI_BASE_URL in the environment.')
  return createOpenAiWriter({
    apiKey: OPENAI_API_KEY,
    baseUrl: OPENAI_BASE_URL,
    model: OPENAI_MODEL ?? 'gpt-6.1-terra',
  })
}
