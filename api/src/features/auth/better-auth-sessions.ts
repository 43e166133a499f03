import type { BetterAuthPlugin } from 'better-auth'
import { createAuthEndpoint, getSessionFromCtx } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { generateRandomString } from 'better-auth/crypto'
import { sessionTimes } from '@medinotes/shared/session-times'
import { z } from 'zod'

const wantedSchema = z.object({
  accountId: z.uuid(),
  /** Null where a trusted device spared the second factor. */
  provenAt: z.date().nullable(),
})

const idleMs = sessionTimes.idleMinutes * 60_000

/** Opens sessions for whoever we have found to be somebody; it has no address, so only our own code reaches it. */
const openSession = createAuthEndpoint.serverOnly(
  { method: 'POST', body: wantedSchema, requireHeaders: true },
  async (ctx) => {
    const { accountId, provenAt } = ctx.body
    const { internalAdapter } = ctx.context
    const user = await internalAdapter.findUserById(accountId)
    if (user === null) throw new Error('The account is gone')
    const ownTimes = { provenAt, expiresAt: new Date(Date.now() + idleMs) }
    const session = await internalAdapter.createSession(accountId, false, ownTimes, true)
    await setSessionCookie(ctx, { session, user }, false)
    return { sessionId: session.id }
  },
)

/** Another token for the session whose cookie is given, if it is still there; the former one is nobody's any more. */
const renewSession = createAuthEndpoint.serverOnly({ method: 'POST', requireHeaders: true }, async (ctx) => {
  const found = await getSessionFromCtx(ctx)
  if (found === null) return
  const token = generateRandomString(32)
  await ctx.context.internalAdapter.updateSession(found.session.token, { token })
  await setSessionCookie(ctx, { session: { ...found.session, token }, user: found.user }, false)
})

export const ownSessions = () =>
  ({ id: 'own-sessions', endpoints: { openSession, renewSession } }) satisfies BetterAuthPlugin
