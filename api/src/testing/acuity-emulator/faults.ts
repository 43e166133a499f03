/** What goes wrong with one call; everything before `commit` leaves the account as it was. */
export type Fault =
  | { kind: 'delay-before-commit' | 'delay-after-commit'; ms: number }
  | { kind: 'hold-before-commit' | 'hold-after-commit' | 'hold-then-drop' | 'drop-then-commit'; hold: Hold }
  | { kind: 'drop-before-commit' | 'commit-then-drop' }
  | { kind: 'server-error' | 'commit-then-500' | 'commit-then-502' }
  | { kind: 'too-many-requests'; retryAfterSeconds?: number }
  | { kind: 'waf' | 'plan-gate' | 'unauthorized' }
  | { kind: 'truncated-json' | 'empty-200' }

/** A call that waits where a test wants it to. */
export interface Hold {
  /** Resolves once a call has got there. */
  reached: Promise<void>
  release(): void
  arrive(): Promise<void>
}

export function createHold(): Hold {
  const { promise: reached, resolve: announce } = Promise.withResolvers<void>()
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  return {
    ...{ reached, release },
    arrive() {
      announce()
      return released
    },
  }
}

export interface Planned {
  route: string
  fault: Fault
  /** Calls of the route until it begins, and how many it lasts. */
  after: number
  times: number
}

/** Faults by route and nth call. */
export function createFaults() {
  const planned = new Map<string, Planned[]>()
  return {
    add(route: string, fault: Fault, { nth = 1, times = 1 }: { nth?: number; times?: number } = {}) {
      planned.set(route, [...(planned.get(route) ?? []), { route, fault, after: nth - 1, times }])
    },
    clear: () => planned.clear(),
    /** What is still to go wrong. */
    planned: () => [...planned.values()].flat().filter(({ times }) => times > 0),
    /** For this call of the route. */
    next(route: string): Fault | undefined {
      let found: Fault | undefined
      for (const plan of planned.get(route) ?? []) {
        if (plan.after > 0) plan.after -= 1
        else if (plan.times > 0 && found === undefined) {
          plan.times -= 1
          found = plan.fault
        }
      }
      return found
    },
  }
}

export type Faults = ReturnType<typeof createFaults>
