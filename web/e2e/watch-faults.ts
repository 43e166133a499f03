import type { BrowserContext } from '@playwright/test'

/** Collects what no page may ever do: console errors, uncaught exceptions, and what the content security policy stops. */
export function watchFaults(context: BrowserContext): () => string[] {
  const faults: string[] = []
  context.on('weberror', (fault) => faults.push(`uncaught: ${fault.error().message}`))
  context.on('console', (message) => {
    const text = message.text()
    const isViolation = /content.security.policy/i.test(text)
    if (message.type() === 'error' || isViolation) faults.push(`${text} (${message.location().url})`)
  })
  return () => faults
}
