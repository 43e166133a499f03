import type { Identity, Person } from './people.repository.ts'
import type { CallerToken } from './people.service.ts'

// A page asks several things at once; a change of role, plan or status still counts within two seconds.
const rememberedFor = 2000
const rememberedAtMost = 1000

const keyOf = ({ issuer, subject, sessionId }: CallerToken) => `${issuer} ${subject} ${sessionId}`

/** What the database last said of each caller, for as long as that may count. */
export function createPersonMemory(lookUp: (token: CallerToken) => Promise<Person>, now: () => number) {
  const remembered = new Map<string, { until: number; person: Promise<Person> }>()

  return {
    find(token: CallerToken): Promise<Person> {
      const key = keyOf(token)
      const held = remembered.get(key)
      if (held !== undefined && held.until > now()) return held.person
      if (remembered.size >= rememberedAtMost) remembered.clear()
      const person = lookUp(token)
      remembered.set(key, { until: now() + rememberedFor, person })
      person.catch(() => remembered.delete(key))
      return person
    },

    forget({ issuer, subject }: Identity) {
      for (const key of remembered.keys()) if (key.startsWith(`${issuer} ${subject} `)) remembered.delete(key)
    },
  }
}
