/** Statements that keep coming are worth the memory that each connection spends on them. */
const usesBefore = 3
const mostNames = 250
/** Texts made of lists of any length are without end. */
const mostCounted = 2000

/**
 * Names under which a connection keeps statements prepared, so that PostgreSQL does not plan them anew each time: with the
 * conditions of row-level security that takes longer than carrying them out.
 */
export function createStatementNames() {
  const names = new Map<string, string>()
  const uses = new Map<string, number>()
  let given = 0

  function count(text: string) {
    const used = (uses.get(text) ?? 0) + 1
    if (uses.size >= mostCounted) uses.clear()
    uses.set(text, used)
    return used
  }

  return {
    /** The same text always gets the same name, or none while it is seldom. */
    nameOf(text: string): string | undefined {
      const name = names.get(text)
      if (name !== undefined || names.size >= mostNames || count(text) < usesBefore) return name
      given += 1
      uses.delete(text)
      names.set(text, `s${given}`)
      return `s${given}`
    },
    /** What was prepared no longer fits the tables, so every text gets another name. */
    renew: () => names.clear(),
  }
}

export type StatementNames = ReturnType<typeof createStatementNames>

/** A migration changed what a prepared `select *` answers; prepared anew, it fits again. */
export const isOutdatedPlan = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === '0A000' && error.message.includes('cached plan')
