import type { CompleteAuthorization } from '@medinotes/shared/acuity'
import { idSchema } from '@medinotes/shared/common'
import { z } from 'zod'
import type { Cipher } from '../../../../platform/crypto/cipher.ts'
import { AppError } from '../../../../platform/errors.ts'
import { organizationOf } from '../../../../platform/own-organization.ts'
import type { Principal } from '../../../../platform/principal.ts'
import { AcuityFault } from '../client/acuity-fault.ts'
import { authorizeUrl, exchangeCode } from '../client/acuity-oauth.ts'
import { refusalOf } from './catalogue-reader.ts'
import type { Connecting } from './connecting.service.ts'

interface Dependencies {
  cipher: Cipher
  publicUrl: string
  /** Null where the installation has no OAuth2 application. */
  oauth: { origin: string; clientId: string; clientSecret: string } | null
  authorize: Connecting['authorize']
  now: () => Date
}

const stateSchema = z.object({ personId: idSchema, until: z.int() })
const validMs = 10 * 60_000

export type Authorization = ReturnType<typeof createAuthorization>

/** Connecting by leave of Acuity's own page. What comes back counts for who asked, and for ten minutes. */
export function createAuthorization({ cipher, publicUrl, oauth, authorize, now }: Dependencies) {
  const redirectUri = `${publicUrl}/app/acuity/connected`
  const place = (organizationId: string) => ({
    ...{ organizationId, table: 'acuity_accounts', column: 'authorization', row: organizationId },
  })

  function offered() {
    if (oauth === null) throw new AppError('not_found', 'This installation connects to Acuity by API key only.')
    return oauth
  }

  function refuseForeign(principal: Principal, state: string) {
    const wrong = () => new AppError('malformed', 'This is not the answer to your request. Connect again.')
    let opened: string
    try {
      opened = cipher.open(place(organizationOf(principal).id), state)
    } catch {
      throw wrong()
    }
    const { personId, until } = stateSchema.parse(JSON.parse(opened))
    if (personId !== principal.personId || until < now().getTime()) throw wrong()
  }

  return {
    begin(principal: Principal) {
      const { personId } = principal
      const content = JSON.stringify({ personId, until: now().getTime() + validMs })
      const state = cipher.seal(place(organizationOf(principal).id), content)
      return { url: authorizeUrl(offered(), { redirectUri, state }) }
    },

    async complete(principal: Principal, { code, state }: CompleteAuthorization) {
      const client = offered()
      refuseForeign(principal, state)
      return authorize(principal, await accessTokenFor(client, { code, redirectUri }))
    },
  }
}

async function accessTokenFor(...[client, answer]: Parameters<typeof exchangeCode>) {
  try {
    return await exchangeCode(client, answer)
  } catch (error) {
    const isRefused = error instanceof AcuityFault && (error.kind === 'refused' || error.kind === 'unauthorized')
    if (!isRefused) throw refusalOf(error)
    throw new AppError('malformed', 'Acuity does not take this leave any more. Connect again.', { cause: error })
  }
}
