import { idSchema } from '@medinotes/shared/common'
import { type KnownPractice, type KnownSpecialist, sameText } from './known-practice.ts'
import type { TableRow } from './read-table.ts'

/** A specialist of the practice, nobody yet, or why that cannot be told. */
export type Whose = { known: KnownSpecialist } | { unknown: true } | { column: string; fault: string }

/** Finds whom lines are about: by the id of an export, else by the address of the account, else by the name. */
export function whoseLines({ specialists }: Pick<KnownPractice, 'specialists'>) {
  const byId = new Map(specialists.map((one) => [one.id, one]))
  const byEmail = Map.groupBy(specialists, ({ email }) => email && sameText(email))
  const byName = Map.groupBy(specialists, ({ profile }) => sameText(profile.name))

  function ofId(id: string): Whose {
    const known = idSchema.safeParse(id).success ? byId.get(id.toLowerCase()) : undefined
    return known
      ? { known }
      : { column: 'id', fault: 'No specialist of the practice has this ID; leave it empty to add one' }
  }

  function ofName(name: string): Whose {
    const [first, ...others] = byName.get(sameText(name)) ?? []
    if (first === undefined) return { unknown: true }
    if (others.length === 0) return { known: first }
    return { column: 'name', fault: 'Several specialists have this name; use their IDs, which an export has' }
  }

  return ({ cell }: TableRow): Whose => {
    const [id, email] = [cell('id') ?? '', cell('email') ?? '']
    if (id !== '') return ofId(id)
    const [ofEmail] = email === '' ? [] : (byEmail.get(sameText(email)) ?? [])
    if (ofEmail) return { known: ofEmail }
    const named = ofName(cell('name') ?? '')
    if (email === '' || !('known' in named)) return named
    return {
      column: 'email',
      fault: 'A specialist of this name has another account or none; leave the address empty to change that one',
    }
  }
}
