import type { Activity, Session } from '@medinotes/shared/sign-in'
import { AppError } from '../../platform/errors.ts'
import { nameDevice } from './device-name.ts'
import { endSession, endSessions, keepSession, listSessions, type SessionRow } from './session.repository.ts'
import type { LiveSession } from './built-in-issuer.ts'
import type { SignInParts } from './sign-in-parts.ts'
import { distrustDevices } from './trusted-device.repository.ts'
import type { Visit } from './visit.ts'

export interface Sessions {
  /** Rejects where nobody is signed in. */
  require(visit: Visit): Promise<LiveSession>
  /** Somebody is at the keyboard. */
  keep(session: LiveSession): Promise<Activity>
  list(session: LiveSession): Promise<Session[]>
  end(session: LiveSession, id: string): Promise<void>
  endOthers(session: LiveSession): Promise<void>
  /** This one too; and no device is trusted any longer. */
  endAll(session: LiveSession): Promise<void>
}

export function createSessions({
  accounts,
  issuer,
  trail,
}: Pick<SignInParts, 'accounts' | 'issuer' | 'trail'>): Sessions {
  const recordEnd = ({ accountId }: LiveSession, details: { session: string } | { scope: 'others' | 'all' }) =>
    trail.record({ id: accountId }, 'account.session-ended', { details })

  return {
    async require({ headers }) {
      const session = await issuer.sessionOf(headers)
      if (session === null) throw ended()
      return session
    },

    async keep({ id }) {
      const kept = await accounts.run((db) => keepSession(db, id))
      if (kept === undefined) throw ended()
      return { idleAt: kept.idleAt.toISOString(), endsAt: kept.endsAt.toISOString() }
    },

    async list(session) {
      const rows = await accounts.run((db) => listSessions(db, session.accountId))
      return rows.map((row) => describe(row, session))
    },

    async end(session, id) {
      const wasThere = await accounts.run((db) => endSession(db, session.accountId, id))
      if (!wasThere) throw new AppError('not_found', 'This session has ended already.')
      await recordEnd(session, { session: id })
    },

    async endOthers(session) {
      await accounts.run((db) => endSessions(db, session.accountId, { except: session.id }))
      await recordEnd(session, { scope: 'others' })
    },

    async endAll(session) {
      await accounts.transaction(async (tx) => {
        await endSessions(tx, session.accountId, { except: null })
        await distrustDevices(tx, session.accountId)
      })
      await recordEnd(session, { scope: 'all' })
    },
  }
}

const ended = () => new AppError('unauthenticated', 'You are not signed in, or your session has ended. Sign in again.')

const describe = ({ id, userAgent, address, createdAt, lastActiveAt }: SessionRow, current: LiveSession): Session => ({
  id,
  current: id === current.id,
  device: nameDevice(userAgent),
  address: address === '' ? null : address,
  createdAt: createdAt.toISOString(),
  lastActiveAt: lastActiveAt.toISOString(),
})
