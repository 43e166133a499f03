import type { Config, Secrets } from './config.ts'
import { createBookingNotes } from './features/bookings/booking-notes.ts'
import { createConsultationFeature } from './features/consultations/consultation-feature.ts'
import type { NoteWriter } from './features/consultations/note-writer.ts'
import type { NoteWriters } from './features/consultations/note-writers.ts'
import { createOfflineWriter } from './features/consultations/offline-writer/offline-writer.ts'
import { createOpenAiWriter } from './features/consultations/openai-writer/openai-writer.ts'
import { createOpenAiTranscriber } from './features/consultations/transcription/openai-transcriber.ts'
import { createLetterPost } from './features/notifications/letter-post.service.ts'
import type { Usage } from './features/integrations/usage.ts'
import { watchedTranscriber, watchedWriter } from './features/integrations/watched-parts.ts'
import type { Logger } from './platform/logger.ts'
import { createPresence } from './platform/presence.ts'

interface Parts {
  config: Config
  secrets: Secrets
  logger: Logger
  connection: { url: string }
  /** Replaces the configured note writer. */
  writer?: NoteWriter
}

type Foundations = Pick<
  Parameters<typeof createConsultationFeature>[0],
  'database' | 'audit' | 'cipher' | 'blindIndex' | 'outbox'
> & { usage: Usage }

const openTranscriber = ({ noteWriter }: Config, { openaiApiKey }: Secrets, usage: Usage) =>
  noteWriter.kind === 'offline'
    ? null
    : watchedTranscriber(
        createOpenAiTranscriber({
          apiKey: openaiApiKey ?? undefined,
          baseUrl: noteWriter.baseUrl ?? undefined,
          model: noteWriter.transcribeModel,
        }),
        usage,
      )

const openWriters = ({ noteWriter }: Config, { openaiApiKey }: Secrets, usage: Usage): NoteWriters => ({
  offline: createOfflineWriter({ wordsPerSecond: 45 }),
  ai:
    noteWriter.kind === 'offline'
      ? null
      : watchedWriter(
          createOpenAiWriter({
            apiKey: openaiApiKey ?? undefined,
            baseUrl: noteWriter.baseUrl ?? undefined,
            model: noteWriter.model,
          }),
          usage,
        ),
})

/** Notes, those that an earlier process left among them; and the same with other writers. */
export async function openConsultations(
  { config, secrets, logger, connection, writer }: Parts,
  { database, audit, cipher, blindIndex, outbox, usage }: Foundations,
) {
  const presence = await createPresence({ url: connection.url, onRegained: () => void interruptAbandoned() })
  const consultationsBy = (writers: NoteWriters) =>
    createConsultationFeature({
      ...{ database, presence, audit, cipher, blindIndex, outbox, publicUrl: config.publicUrl, writers },
      bookingNotes: createBookingNotes(cipher),
      transcriber: openTranscriber(config, secrets, usage),
      letterPost: createLetterPost({ database, cipher, blindIndex }),
      onFault: (err) => logger.error({ err }, 'A note could not be written'),
    })
  const consultations = consultationsBy(writer ? { ai: null, offline: writer } : openWriters(config, secrets, usage))
  const interruptAbandoned = () =>
    consultations.interruptAbandoned().catch((err: unknown) => {
      logger.error({ err }, 'Abandoned notes could not be marked; the next reader does it')
    })
  await interruptAbandoned()
  return { presence, consultations, consultationsBy }
}
