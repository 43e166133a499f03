import type { NoteChunk, NoteRequest, NoteWriter } from '../features/consultations/note-writer.ts'

/** A note writer whose every word the test decides, one attempt after another. */
export interface ScriptedWriter extends NoteWriter {
  /** What the writer was asked, attempt by attempt. */
  requests: NoteRequest[]
  /** Lets the attempts that wait at their `pause` go on. */
  resume(): void
}

type Step = NoteChunk | 'pause' | Error

export const text = (section: string, words: string): NoteChunk => ({ type: 'text', section, text: words })

/** Plays one script per attempt; the last one is repeated. */
export function createScriptedWriter(...scripts: Step[][]): ScriptedWriter {
  const requests: NoteRequest[] = []
  const waiting: (() => void)[] = []

  const pause = (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      waiting.push(resolve)
      signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    })

  return {
    description: { kind: 'offline', model: null },
    host: null,
    requests,
    resume: () => waiting.splice(0).forEach((release) => release()),
    async *write(request, signal) {
      requests.push(request)
      for (const step of scripts[requests.length - 1] ?? scripts.at(-1) ?? []) {
        if (step instanceof Error) throw step
        if (step === 'pause') await pause(signal)
        else yield step
        signal.throwIfAborted()
      }
    },
  }
}
