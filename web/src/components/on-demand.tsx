import { type ComponentType, type ReactNode, useEffect, useSyncExternalStore } from 'react'

const triesApartMs = 2000
const tries = 5

interface State<Props> {
  component: ComponentType<Props> | null
  failure: Error | null
}

export type OnDemand<Props> = ComponentType<Props & { fallback?: ReactNode }> & { prefetch: () => Promise<void> }

/** A component whose code is fetched when it is first shown, or a little earlier by `prefetch`. */
export function onDemand<Props extends object>(load: () => Promise<ComponentType<Props>>): OnDemand<Props> {
  const listeners = new Set<() => void>()
  let state: State<Props> = { component: null, failure: null }
  let fetching: Promise<void> | null = null

  function settle(changes: Partial<State<Props>>) {
    state = { ...state, ...changes }
    for (const listener of listeners) listener()
  }

  // A connection that is lost for a moment must not take the page with it.
  async function fetchCode() {
    for (let left = tries; left > 0; left--) {
      try {
        return settle({ component: await load(), failure: null })
      } catch (cause) {
        if (left === 1) settle({ failure: new Error('A part of the page could not be fetched', { cause }) })
        else await new Promise((resolve) => setTimeout(resolve, triesApartMs))
      }
    }
  }

  /** Resolves once it can be shown, or it is known that it cannot. */
  async function prefetch() {
    if (state.component === null) await (fetching ??= fetchCode().finally(() => (fetching = null)))
  }

  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  }

  // Without Suspense, which would wait for a timer before it shows what has come.
  function OnDemand({ fallback = null, ...props }: Props & { fallback?: ReactNode }) {
    const { component: Component, failure } = useSyncExternalStore(subscribe, () => state)
    useEffect(() => void prefetch(), [])
    if (failure) throw failure
    return Component ? <Component {...(props as unknown as Props)} /> : fallback
  }

  return Object.assign(OnDemand, { prefetch })
}
