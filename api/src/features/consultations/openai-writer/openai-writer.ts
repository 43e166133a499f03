import { setTimeout as sleep } from 'node:timers/promises'
import type { Span } from '@medinotes/shared/consultations'
import type OpenAI from 'openai'
import { createDeidentification, type Deidentification, IdentifierLeft } from '../deidentification/deidentification.ts'
import { knownOf } from '../deidentification/known-of-request.ts'
import {
  WriterError,
  type NoteChunk,
  type NoteRequest,
  type NoteWriter,
  type Sending,
  type TokenUse,
} from '../note-writer.ts'
import { loadOpenAi, openAiUrl, type OpenAiAccess } from './openai-client.ts'
import { createCitedChunks } from './cited-chunks.ts'
import { numberedStatements } from './citations.ts'
import { openChat } from './chat-text.ts'
import { buildPrompt } from './prompt.ts'
import type { Prompt } from './prompt.ts'
import { openResponses } from './responses-text.ts'
import { createSectionReader } from './section-reader.ts'
import { lacksResponses, readFailure, toWriterError, UpstreamFailure } from './upstream-failure.ts'
import { guardUpstream } from './upstream-guard.ts'
import type { Patience, UpstreamGuard } from './upstream-guard.ts'

export interface OpenAiWriterOptions extends Partial<Patience>, OpenAiAccess {
  model: string
  /** Before the first retry, on average; it doubles for the second. */
  retryDelayMs?: number
}

const maxRetries = 2
const longestRetryAfterMs = 5000

/** Has notes written by OpenAI or a server compatible with it. */
export function createOpenAiWriter(options: OpenAiWriterOptions): NoteWriter {
  const { model, retryDelayMs = 600 } = options
  const attempt = createAttempts(options)
  const { host } = new URL(options.baseUrl ?? openAiUrl)

  return {
    description: { kind: 'openai', model },
    host,
    async *write(request, signal) {
      signal.throwIfAborted()
      const task = prepare(request)
      for (let retry = 0; ; retry++) {
        let hasText = false
        const onUsed = await request.onSending({ model, host, ...task.prompt, hidden: task.hidden })
        signal.throwIfAborted()
        const sentAt = performance.now()
        let tokens: TokenUse = { inputTokens: null, outputTokens: null }
        try {
          for await (const chunk of attempt(task, signal, (use) => (tokens = use))) {
            hasText = true
            yield chunk
          }
          await onUsed?.({ ...tokens, milliseconds: Math.round(performance.now() - sentAt) })
          return
        } catch (error) {
          if (!(error instanceof UpstreamFailure)) throw error
          const afterMs =
            hasText || retry === maxRetries ? undefined : delayBeforeRetry(error, retryDelayMs * 2 ** retry)
          if (afterMs === undefined) throw toWriterError(error, hasText)
          yield { type: 'waiting', afterMs }
          await waitFor(afterMs, signal)
        }
      }
    },
  }
}

/** Asks once and reads the answer: whole, or an error. */
function createAttempts(options: OpenAiWriterOptions) {
  const { beforeTextMs = 60_000, betweenEventsMs = 30_000 } = options
  const openText = createTextOpener(options)
  return async function* attempt(
    { prompt, keys, statements, createRestorer }: Task,
    signal: AbortSignal,
    onTokens: (use: TokenUse) => void,
  ): AsyncGenerator<NoteChunk> {
    const guard = guardUpstream(signal, { beforeTextMs, betweenEventsMs })
    const hidden = createRestorer()
    const sections = createSectionReader(keys)
    const withCitations = createCitedChunks(statements)
    try {
      for await (const delta of await openText(prompt, guard, onTokens)) {
        guard.throwIfStopped()
        guard.textArrived()
        guard.readerIsBusy = true
        yield* withCitations(sections.push(hidden.push(delta)))
        guard.readerIsBusy = false
      }
      guard.throwIfStopped()
      yield* withCitations(sections.push(hidden.end()))
      yield* withCitations(sections.end())
      yield* withCitations.end()
    } catch (error) {
      guard.throwIfStopped()
      throw readFailure(error)
    } finally {
      guard.release()
    }
  }
}

/** What is sent, and what brings back to life what comes of it. */
interface Task extends Pick<Deidentification, 'createRestorer'> {
  prompt: Prompt
  hidden: Sending['hidden']
  /** Of the sections, in their order. */
  keys: string[]
  /** Of the notes, as they are numbered in the prompt. */
  statements: Span[]
}

function prepare(request: NoteRequest): Task {
  const deidentification = createDeidentification(knownOf(request))
  try {
    const prompt = buildPrompt(request, deidentification)
    const keys = request.template.sections.map(({ key }) => key)
    const statements = numberedStatements(request.notes)
    return {
      prompt,
      keys,
      statements,
      hidden: deidentification.counts(),
      createRestorer: deidentification.createRestorer,
    }
  } catch (error) {
    if (!(error instanceof IdentifierLeft)) throw error
    throw new WriterError('writer_refused', identifierLeft)
  }
}

const identifierLeft =
  'Nothing was sent to the AI service: a name, date or number of this patient stands in the notes in a form that cannot be hidden. Write it in the usual way, or write the note without AI.'

/** Opens the upstream's text by the Responses API, or by Chat Completions where the server turns out to have only that. */
function createTextOpener({ apiKey, baseUrl, model }: OpenAiWriterOptions) {
  let client: Promise<OpenAI> | undefined
  let hasOnlyChat = false

  return async (
    prompt: Prompt,
    guard: UpstreamGuard,
    onTokens: (use: TokenUse) => void,
  ): Promise<AsyncIterable<string>> => {
    client ??= loadOpenAi({ apiKey, baseUrl })
    const loaded = await client
    if (!hasOnlyChat) {
      try {
        return await openResponses(loaded, model, prompt, { guard, onTokens })
      } catch (error) {
        if (!lacksResponses(error)) throw error
      }
    }
    const text = await openChat(loaded, model, prompt, { guard, onTokens })
    hasOnlyChat = true
    return text
  }
}

/** How long to wait before trying again; undefined when trying again would not help soon enough. */
function delayBeforeRetry({ reason, retryAfterMs }: UpstreamFailure, averageMs: number): number | undefined {
  if (!reason.isRetryable) return undefined
  if (retryAfterMs !== undefined && retryAfterMs > longestRetryAfterMs) return undefined
  const jittered = averageMs * (0.75 + Math.random() / 2)
  return Math.round(retryAfterMs === undefined ? jittered : retryAfterMs + jittered / 4)
}

async function waitFor(ms: number, signal: AbortSignal) {
  // The timer's own AbortError hides the reason that the caller gave.
  await sleep(ms, undefined, { signal }).catch(() => signal.throwIfAborted())
}
