import type { SaveDraft } from '@medinotes/shared/booking-drafts'

/** `kept`: the service has it. `waiting`: on its way. `local`: only this tab has it, and it is tried again. `lost`: not even that. */
export type DraftState = 'kept' | 'waiting' | 'local' | 'lost'

interface Dependencies {
  /** False where the tab cannot keep it. */
  keepCopy: (draft: SaveDraft) => boolean
  forgetCopy: () => void
  save: (draft: SaveDraft) => Promise<unknown>
  onState: (state: DraftState) => void
  delayMs?: number
  retryMs?: number
}

/** Keeps what is typed: in the tab at once, with the service shortly after, until the service has said so. */
export function createDraftKeeper({
  keepCopy,
  forgetCopy,
  save,
  onState,
  delayMs = 700,
  retryMs = 5000,
}: Dependencies) {
  let pending: SaveDraft | null = null
  let sending: Promise<void> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let isDiscarded = false

  async function send(draft: SaveDraft) {
    const hasCopy = keepCopy(draft)
    try {
      await save(draft)
      if (pending !== draft) return
      pending = null
      forgetCopy()
      onState('kept')
    } catch {
      // Shown, and tried again: the copy in the tab holds what was typed meanwhile.
      onState(hasCopy ? 'local' : 'lost')
      schedule(retryMs)
    }
  }

  function schedule(ms: number) {
    clearTimeout(timer)
    if (!isDiscarded) timer = setTimeout(() => void flush(), ms)
  }

  /** One request at a time, so that an earlier text never overtakes a later one. */
  async function flush(): Promise<void> {
    clearTimeout(timer)
    if (sending) await sending
    if (!pending || isDiscarded) return
    sending = send(pending).finally(() => (sending = null))
    await sending
    if (pending) schedule(delayMs)
  }

  return {
    change(draft: SaveDraft) {
      if (isDiscarded) return
      pending = draft
      onState(keepCopy(draft) ? 'waiting' : 'lost')
      schedule(delayMs)
    },
    flush,
    /** It has become a booking, or nobody wants it any more. */
    discard() {
      isDiscarded = true
      pending = null
      clearTimeout(timer)
      forgetCopy()
    },
  }
}
