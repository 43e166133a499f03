import type { PrepareSending, Sending } from './send-file.ts'
import type { Upload } from './upload.ts'
import type { Failure } from './upload-failure.ts'
import { createUploadList } from './upload-list.ts'

interface Options {
  prepare: PrepareSending
  /** Files that are sent at a time. */
  atOnce?: number
  /** How long one that waits for the connection does so before it tries by itself. */
  tryAgainMs?: number
}

/** Files on their way, wherever in the application somebody walks meanwhile. */
export function createUploadQueue(options: Options) {
  const list = createUploadList()
  const { begin, stop, discard, stopAll } = createSendings(options, list)

  /** Begins what is next, for as long as there is room. */
  function fill() {
    const room = (options.atOnce ?? 3) - list.in('sending').length
    for (const upload of list.in('waiting').slice(0, Math.max(room, 0))) {
      begin(upload, {
        onSettled: fill,
        onOffline: () => setTimeout(() => wake(upload.id), options.tryAgainMs ?? 15_000),
      })
    }
  }

  function goOn(id: string) {
    list.change(id, { state: 'waiting', problem: null })
    fill()
  }

  function wake(id: string) {
    if (list.find(id)?.state === 'offline') goOn(id)
  }

  return {
    subscribe: list.subscribe,
    all: list.all,
    choose: list.choose,
    describe: (id: string, changes: Partial<Pick<Upload, 'kind' | 'sensitive'>>) => list.change(id, changes),
    sendChosen(bookingId: string) {
      for (const upload of list.in('chosen')) if (upload.bookingId === bookingId) goOn(upload.id)
    },
    pause(id: string) {
      stop(id)
      list.change(id, { state: 'paused', problem: null })
      fill()
    },
    goOn,
    /** The connection is back. */
    wakeAll() {
      for (const { id } of list.in('offline')) wake(id)
    },
    /** Takes one off the list; what has arrived of it is thrown away. */
    remove(id: string) {
      discard(id)
      list.set(list.all().filter((upload) => upload.id !== id))
      fill()
    },
    forgetArrived: () => list.set(list.all().filter(({ state }) => state !== 'arrived')),
    /** Part of signing out: nothing goes on, and nothing is shown to the next person. */
    end() {
      stopAll()
      list.set([])
    },
  }
}

export type UploadQueue = ReturnType<typeof createUploadQueue>

interface Outcomes {
  onSettled: () => void
  onOffline: () => void
}

/** What sends each file, kept for as long as it may go on where it was. */
function createSendings({ prepare }: Options, list: ReturnType<typeof createUploadList>) {
  const sendings = new Map<string, Sending>()

  function settle(id: string, changes: Partial<Upload>, { onSettled }: Outcomes) {
    sendings.delete(id)
    list.change(id, changes)
    onSettled()
  }

  function fail(id: string, { isFinal, text }: Failure, outcomes: Outcomes) {
    if (isFinal) return settle(id, { state: 'refused', problem: text }, outcomes)
    list.change(id, { state: 'offline', problem: text })
    outcomes.onOffline()
    return outcomes.onSettled()
  }

  return {
    begin(upload: Upload, outcomes: Outcomes) {
      const { id } = upload
      list.change(id, { state: 'sending', problem: null })
      const known = sendings.get(id)
      const sending =
        known ??
        prepare(upload, {
          onProgress: (sent) => list.change(id, { sent }),
          onArrived: () => settle(id, { state: 'arrived', problem: null }, outcomes),
          onFailure: (failure) => fail(id, failure, outcomes),
        })
      sendings.set(id, sending)
      sending.start()
    },
    stop: (id: string) => sendings.get(id)?.stop(),
    discard(id: string) {
      sendings.get(id)?.discard()
      sendings.delete(id)
    },
    stopAll() {
      for (const sending of sendings.values()) sending.stop()
      sendings.clear()
    },
  }
}
