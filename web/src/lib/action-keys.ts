import { codeOf, ConnectionError, statusOf } from './api-error.ts'

/**
 * Idempotency keys, a fresh one for each action. While nobody knows whether an action was carried out its key is kept, so
 * that doing the same again is the same action and not another one.
 */
export function createActionKeys(newKey: () => string = () => crypto.randomUUID()) {
  const unanswered = new Map<string, string>()

  /** `action` is what makes two requests the same; `send` rejects with one of the errors of api-error.ts. */
  return async <Result>(action: unknown, send: (key: string) => Promise<Result>): Promise<Result> => {
    const name = JSON.stringify(action)
    const key = unanswered.get(name) ?? newKey()
    unanswered.set(name, key)
    try {
      const result = await send(key)
      unanswered.delete(name)
      return result
    } catch (error) {
      if (isAnswer(error)) unanswered.delete(name)
      throw error
    }
  }
}

export type ActionKeys = ReturnType<typeof createActionKeys>

/** The header that carries a key. */
export const keyHeader = (key: string) => ({ 'idempotency-key': key })

function isAnswer(error: unknown) {
  const status = statusOf(error)
  if (error instanceof ConnectionError || codeOf(error) === 'idempotency_in_progress') return false
  return status !== null && status < 500
}
