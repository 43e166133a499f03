import type { IntegrationPart } from '@medinotes/shared/integrations'
import type { Config, Secrets } from './config.ts'
import { fetchKeysFrom } from './features/auth/fetch-keys.ts'
import { openAiProbe } from './features/consultations/openai-writer/openai-probe.ts'
import { openScanner } from './features/documents/inspection/clamd.ts'
import type { DocumentFeature } from './features/documents/document-feature.ts'
import type { Probe } from './features/integrations/integration-checks.ts'
import { createIntegrationFeature, type ListedPart } from './features/integrations/integration-feature.ts'
import { keyOfIssuer } from './features/integrations/integration-keys.ts'
import type { Usage } from './features/integrations/usage.ts'
import { watchedScanner, watchedSender } from './features/integrations/watched-parts.ts'
import type { NoticeSenders } from './features/notifications/notice-sender.ts'
import { openSenders } from './features/notifications/notification-feature.ts'
import { acuityProbe } from './features/scheduling/acuity/client/acuity-probe.ts'
import type { Database } from './platform/database.ts'
import { describeParts, type PartKey } from './platform/installation-parts.ts'
import type { RedisConnection } from './platform/redis.ts'

type Foundations = Omit<Parameters<typeof createIntegrationFeature>[0], 'parts' | 'publicUrl'>

interface Parts {
  config: Config
  secrets: Secrets
  database: Database
  redis: RedisConnection | null
  documents: Pick<DocumentFeature, 'store' | 'scanner'>
  senders: NoticeSenders
}

/** How everything that the product rests on fares. */
export const openIntegrations = (parts: Parts, foundations: Foundations) =>
  createIntegrationFeature({
    ...foundations,
    publicUrl: parts.config.publicUrl,
    parts: [...listParts(parts), ...listIssuers(parts.config), listAcuity(parts.config, foundations.acuityHealth)],
  })

function listParts(parts: Parts): ListedPart[] {
  const probes = probesOf(parts)
  return describeParts(parts.config).flatMap(({ key, kind, variable, real }) => {
    const probe = probes[key]
    if (!isListed(key) || probe === undefined) return []
    return [{ ...{ kind, variable, real }, ...(key === 'sign-in' && builtIn), key, part: key, of: null, probe }]
  })
}

const builtIn = { kind: 'built in', real: false, variable: 'CLERK_PUBLISHABLE_KEY or AUTH_ISSUERS' }

// Keys are opened once, at the start; anchors lie where documents do.
const isListed = (key: PartKey): key is PartKey & IntegrationPart => key !== 'keys' && key !== 'anchors'

const probesOf = ({
  config,
  secrets,
  database,
  redis,
  documents: { store, scanner },
  senders: { email, sms },
}: Parts): Partial<Record<PartKey, Probe | null | undefined>> => ({
  database: () => database.ping(),
  cache: redis && (() => redis.ping()),
  documents: () => store.ping(),
  scanner: scanner && (() => scanner.ping()),
  mail: email && ((signal) => email.ping(signal)),
  sms: sms && ((signal) => sms.ping(signal)),
  'note-writer':
    config.noteWriter.kind === 'offline'
      ? null
      : openAiProbe({ apiKey: secrets.openaiApiKey ?? undefined, baseUrl: config.noteWriter.baseUrl ?? undefined }),
  // The built-in issuer lies in the database; others have rows of their own.
  'sign-in': config.clerk === null ? null : undefined,
})

const listIssuers = ({ authIssuers, clerk }: Config): ListedPart[] =>
  authIssuers.map(({ issuer, jwksUrl }) => ({
    ...{ key: keyOfIssuer(issuer), part: 'sign-in', of: new URL(issuer).host, real: true },
    kind: issuer === clerk?.frontendApi ? 'Clerk' : 'OIDC issuer',
    variable: issuer === clerk?.frontendApi ? 'CLERK_PUBLISHABLE_KEY' : 'AUTH_ISSUERS',
    probe: (signal) => fetchKeysFrom(jwksUrl)(signal),
  }))

const listAcuity = (
  { acuity: { baseUrl, environmentAccount } }: Config,
  health: Foundations['acuityHealth'],
): ListedPart => ({
  ...{ key: 'acuity', part: 'acuity', of: null, kind: 'Acuity Scheduling', real: true },
  variable: environmentAccount === null ? null : 'ACUITY_USER_ID',
  // An installation where nobody uses it asks it nothing.
  probe: async (signal) => {
    if ((await health()).connected > 0) await acuityProbe(baseUrl)(signal)
  },
})

export function openWatchedScanner({ scanner }: Config, usage: Usage) {
  const opened = openScanner(scanner)
  return opened && watchedScanner(opened, usage)
}

export function openWatchedSenders(
  { config, secrets }: Pick<Parts, 'config' | 'secrets'>,
  usage: Usage,
): NoticeSenders {
  const { email, sms } = openSenders(config, secrets)
  return { email: email && watchedSender(email, 'mail', usage), sms: sms && watchedSender(sms, 'sms', usage) }
}
