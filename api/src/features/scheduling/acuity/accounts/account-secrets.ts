import type { Cipher } from '../../../../platform/crypto/cipher.ts'
import { AcuityFault } from '../client/acuity-fault.ts'
import type { AcuityCredentials } from '../client/acuity-credentials.ts'
import type { AccountRow } from './account.repository.ts'

export interface AcuityKey {
  userId: string
  apiKey: string
}

type Owner = Pick<AccountRow, 'id' | 'organization_id'>

export type AccountSecrets = ReturnType<typeof createAccountSecrets>

/** Seals and opens what calls of an account are made with; the installation's own key lies in its settings. */
export function createAccountSecrets(cipher: Cipher, environmentKey: AcuityKey | null) {
  const place = ({ id, organization_id }: Owner, column: 'secret' | 'webhook_key') => ({
    ...{ organizationId: organization_id, table: 'acuity_accounts', column, row: id },
  })

  /** Throws AcuityFault, as Acuity itself would, where the settings no longer hold the installation's key. */
  function credentialsOf(row: AccountRow): AcuityCredentials {
    if (row.credentials === 'environment') {
      if (environmentKey === null) throw new AcuityFault('unauthorized', 'ACUITY_API_KEY', { code: 'unauthorized' })
      return { kind: 'key', ...environmentKey }
    }
    return JSON.parse(cipher.open(place(row, 'secret'), row.secret_sealed ?? '')) as AcuityCredentials
  }

  return {
    seal: (owner: Owner, credentials: AcuityCredentials) =>
      cipher.seal(place(owner, 'secret'), JSON.stringify(credentials)),
    sealWebhookKey: (owner: Owner, key: string) => cipher.seal(place(owner, 'webhook_key'), key),
    credentialsOf,
    /** What Acuity may sign with: which of them where we connected by OAuth, its documents leave open. */
    webhookKeysOf(row: AccountRow, clientSecret: string | null): string[] {
      if (row.credentials === 'environment' && environmentKey === null) return []
      const credentials = credentialsOf(row)
      const own =
        row.webhook_key_sealed === null ? null : cipher.open(place(row, 'webhook_key'), row.webhook_key_sealed)
      const connected = credentials.kind === 'key' ? credentials.apiKey : clientSecret
      return [own, connected].filter((key) => key !== null)
    },
  }
}
