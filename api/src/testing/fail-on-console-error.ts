import { afterEach, beforeEach } from 'vitest'

const messages: string[] = []

beforeEach(() => {
  messages.length = 0
  console.error = (...parts: unknown[]) => void messages.push(parts.map(String).join(' '))
})

afterEach(() => {
  if (messages.length > 0) throw new Error(`console.error was called:\n${messages.join('\n')}`)
})
