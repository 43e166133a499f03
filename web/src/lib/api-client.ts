import { tokenSchema } from '@medinotes/shared/access'
import type { ErrorCode } from '@medinotes/shared/errors'
import { createAccessToken, type TokenSource } from './access-token.ts'
import { createActionKeys } from './action-keys.ts'
import { codeOf, statusOf } from './api-error.ts'
import { type AskedQuestion, endedSession, missingProof } from './asked-question.ts'
import { readReply } from './reply.ts'
import { methods, send, type Send, type SendOptions, type StreamOptions } from './request.ts'
import { type TabOrganization, tabOrganization } from './tab-organization.ts'

interface Dependencies {
  session: AskedQuestion
  proof: AskedQuestion
  organization: TabOrganization
}

/** Paths are those under `/api`. Replies are parsed with their schema; a failure is one of the errors of api-error.ts. */
export function createApiClient(origin: string, { session, proof, organization }: Dependencies) {
  const refusalListeners = new Set<(code: ErrorCode) => void>()

  const open: Send = (path, options) => send(origin, path, options)

  /** Trades the session cookie of the built-in issuer for a token. */
  let tokenSource: TokenSource = async () => (await readReply(await open('/auth/token', {}), tokenSchema)).token

  const accessToken = createAccessToken((isRefused) => tokenSource(isRefused))

  const sendAs = (token: string, path: string, options: SendOptions) =>
    send(origin, path, options, identityOf(token, organization.get()))

  /** Sends with a token; one the service refuses is replaced once. */
  const sendWithToken: Send = async (path, options) => {
    const token = await accessToken.get()
    try {
      return await sendAs(token, path, options)
    } catch (error) {
      if (statusOf(error) !== 401) throw error
      return sendAs(await accessToken.replace(token), path, options)
    }
  }

  const inSession = askingFor(session, (error) => isEndedSession(error) && accessToken.wasHeld())
  const proven = askingFor(proof, (error) => codeOf(error) === 'step_up_required')
  const provenInSession =
    (send: Send): Send =>
    (path, options) =>
      proven(() => inSession(() => send(path, options), options.signal), options.signal)

  const sendInSession: Send = (path, options) =>
    provenInSession(sendWithToken)(path, options).catch((error: unknown) => {
      const code = codeOf(error)
      if (code) for (const listener of refusalListeners) listener(code)
      throw error
    })

  return {
    ...methods(sendInSession, createActionKeys()),
    /** The open response, for server-sent events; an error status throws as everywhere. */
    stream: (path: string, { method = 'GET', ...options }: StreamOptions = {}) =>
      sendInSession(path, { ...options, method, headers: { accept: 'text/event-stream', ...options.headers } }),
    /** Routes that need no token: the public configuration, and the issuer's own by its cookie. */
    open: methods(open),
    /** The issuer's routes for somebody who is signed in, by its cookie. */
    account: methods(provenInSession(open)),
    /** The headers that say who asks, for uploads, which send themselves; `refused` is a token the service did not take. */
    async identity(organizationId: string | null, refused?: string) {
      const token = await inSession(() => (refused === undefined ? accessToken.get() : accessToken.replace(refused)))
      return identityOf(token, organizationId)
    },
    forgetToken: () => accessToken.forget(),
    /** Tokens come from another issuer's sign-in. */
    takeTokensFrom(source: TokenSource) {
      tokenSource = source
      accessToken.forget()
    },
    /** Where this tab works from now on; null for where the person last chose to. */
    setOrganization: (id: string | null) => organization.set(id),
    organization: () => organization.get(),
    /** Tells the code of every refusal; returns how to stop. */
    onRefusal(listener: (code: ErrorCode) => void) {
      refusalListeners.add(listener)
      return () => void refusalListeners.delete(listener)
    },
  }
}

/** Where something is missing that only the person can give, waits for them, then asks once more. */
const askingFor =
  (question: AskedQuestion, isMissing: (error: unknown) => boolean) =>
  async <Result>(attempt: () => Promise<Result>, signal?: AbortSignal) => {
    try {
      return await attempt()
    } catch (error) {
      if (!isMissing(error) || !(await question.ask(signal))) throw error
      return attempt()
    }
  }

const identityOf = (token: string, organizationId: string | null): Record<string, string> => ({
  authorization: `Bearer ${token}`,
  ...(organizationId !== null && { 'x-organization-id': organizationId }),
})

// The issuer also answers 401 to a wrong password, which ends nothing.
const isEndedSession = (error: unknown) => statusOf(error) === 401 && [null, 'unauthenticated'].includes(codeOf(error))

export const api = createApiClient('', {
  session: endedSession,
  proof: missingProof,
  organization: tabOrganization,
})
