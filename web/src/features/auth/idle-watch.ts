import { sessionTimes } from '@medinotes/shared/session-times'
import type { Activity } from '@medinotes/shared/sign-in'

const minute = 60_000
// An organization may want less; the service's own sessions rest for this long.
const serviceIdleMs = sessionTimes.idleMinutes * minute
const warningMs = sessionTimes.warningMinutes * minute
const pingPauseMs = minute
const announcePauseMs = 1000

/** The session ends at `endsAt`, for want of activity or because it has lasted as long as one may. */
export interface IdleWarning {
  kind: 'warning'
  reason: 'idle' | 'absolute'
  endsAt: number
}

export type IdleState = { kind: 'working' } | IdleWarning | { kind: 'ended' }

const working: IdleState = { kind: 'working' }
const ended: IdleState = { kind: 'ended' }

interface Dependencies {
  /** Tells the service that somebody is at the keyboard. */
  ping: () => Promise<Activity>
  /** Tells the other tabs. */
  announce: () => void
  /** How long nobody may be there. */
  idleMinutes: () => number
  now?: () => number
}

export type IdleWatch = ReturnType<typeof createIdleWatch>

/** Knows how long nobody was there, in any tab, and what that means for the session. */
export function createIdleWatch({ ping, announce, idleMinutes, now = Date.now }: Dependencies) {
  const shown = createStateStore()
  const report = createReport(ping)
  let activeAt = now()
  let announcedAt = -Infinity
  let isLongestKnown = false

  function stateAt(time: number): IdleState {
    const endsAt = Math.min(activeAt + idleMinutes() * minute, report.longestAt())
    if (time >= endsAt) return ended
    if (time < endsAt - warningMs) return working
    const reason = endsAt === report.longestAt() ? 'absolute' : 'idle'
    return reason === 'absolute' && isLongestKnown ? working : { kind: 'warning', reason, endsAt }
  }

  /** To be called every second or so: a tab that sleeps finds out when it wakes. */
  function tick() {
    if (shown.state() === ended) return
    shown.change(stateAt(now()))
    if (shown.state() === working) report.whenDue(activeAt, now())
  }

  function record() {
    activeAt = now()
    tick()
  }

  function tellOthers() {
    if (activeAt - announcedAt < announcePauseMs) return
    announcedAt = activeAt
    announce()
  }

  return {
    tick,
    /** Somebody moved here; once there is a warning, only an answer to it counts. */
    touch() {
      tick()
      if (shown.state() !== working) return
      record()
      tellOthers()
    },
    /** Somebody is in another tab. */
    heard: record,
    stay() {
      report.forget()
      record()
      tellOthers()
    },
    /** The end that comes whatever is done was read about. */
    dismiss() {
      isLongestKnown = true
      tick()
    },
    /** A new session began. */
    restart() {
      isLongestKnown = false
      report.forget()
      shown.change(working)
      record()
    },
    state: shown.state,
    subscribe: shown.subscribe,
  }
}

function createStateStore() {
  const listeners = new Set<() => void>()
  let state = working
  return {
    state: () => state,
    change(next: IdleState) {
      const isSame = next.kind === 'warning' && state.kind === 'warning' && next.endsAt === state.endsAt
      if (isSame || next === state) return
      state = next
      for (const listener of listeners) listener()
    },
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** Tells the service of activity now and then, and keeps what it says of the session's end. */
function createReport(ping: Dependencies['ping']) {
  let reportedAt = -Infinity
  let longestAt = Infinity
  return {
    longestAt: () => longestAt,
    whenDue(activeAt: number, time: number) {
      if (activeAt <= reportedAt || time - reportedAt < pingPauseMs) return
      reportedAt = time
      ping().then(
        (activity) => (longestAt = endOf(activity, time)),
        // Unreached or refused, the session lasts no longer than it did: later activity is told again.
        () => undefined,
      )
    },
    forget() {
      reportedAt = -Infinity
      longestAt = Infinity
    },
  }
}

// Both by the service's clock; their difference holds for ours too, unless the one is cut short by the other.
function endOf({ idleAt, endsAt }: Activity, pingedAt: number) {
  const gap = Date.parse(endsAt) - Date.parse(idleAt)
  return gap > 0 ? pingedAt + serviceIdleMs + gap : Date.parse(endsAt)
}
