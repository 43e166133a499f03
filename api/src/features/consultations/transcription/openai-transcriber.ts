import type OpenAI from 'openai'
import { loadOpenAi, type OpenAiAccess } from '../openai-writer/openai-client.ts'
import { readEvents } from '../openai-writer/server-sent-events.ts'
import { readFailure, toWriterError, UpstreamFailure } from '../openai-writer/upstream-failure.ts'
import { guardUpstream, type Patience, type UpstreamGuard } from '../openai-writer/upstream-guard.ts'
import type { Recording, Transcriber } from './transcriber.ts'

interface Options extends OpenAiAccess, Partial<Patience> {
  model: string
}

/** Has recordings transcribed by OpenAI or a server compatible with it; one that cannot stream answers in one piece. */
export function createOpenAiTranscriber({ model, ...options }: Options): Transcriber {
  const { beforeTextMs = 60_000, betweenEventsMs = 30_000 } = options
  // Only such a model tells speakers apart, and only so.
  const tellsSpeakers = model.includes('diarize')
  let client: Promise<OpenAI> | undefined

  async function ask({ bytes, type, extension }: Recording, guard: UpstreamGuard) {
    client ??= loadOpenAi(options)
    const asked = (await client).audio.transcriptions.create(
      {
        file: new File([new Uint8Array(bytes)], `recording.${extension}`, { type }),
        model,
        stream: true,
        response_format: tellsSpeakers ? 'diarized_json' : 'json',
        ...(tellsSpeakers && { chunking_strategy: 'auto' as const }),
      },
      { signal: guard.signal },
    )
    return asked.asResponse()
  }

  return {
    async *transcribe(recording, signal) {
      signal.throwIfAborted()
      const guard = guardUpstream(signal, { beforeTextMs, betweenEventsMs })
      let hasText = false
      try {
        for await (const text of textOf(await ask(recording, guard), guard)) {
          guard.textArrived()
          hasText = true
          yield text
        }
        guard.throwIfStopped()
      } catch (error) {
        guard.throwIfStopped()
        const failure = readFailure(error)
        throw failure instanceof UpstreamFailure ? toWriterError(failure, hasText) : failure
      } finally {
        guard.release()
      }
    },
  }
}

async function* textOf(reply: Response, guard: UpstreamGuard): AsyncGenerator<string> {
  if (reply.headers.get('content-type')?.includes('text/event-stream') !== true) {
    const body = (await reply.json()) as { text?: unknown }
    if (typeof body.text !== 'string') throw new UpstreamFailure('foreign')
    yield body.text
    return
  }
  for await (const data of readEvents(reply, guard)) {
    const event = data as Partial<OpenAI.Audio.TranscriptionStreamEvent>
    if (event.type === 'transcript.text.segment') yield `Speaker ${event.speaker}: ${event.text?.trim()}\n`
    // A piece of a segment comes again with its speaker.
    else if (event.type === 'transcript.text.delta' && event.segment_id === undefined) yield event.delta ?? ''
    else if (event.type === 'transcript.text.done') return
  }
  throw new UpstreamFailure('cut')
}
