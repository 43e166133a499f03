import type { Config } from './config.ts'
import { createAccessHook } from './features/auth/access.hook.ts'
import { allowedOrigins } from './features/auth/allowed-origins.ts'
import { builtInTokens } from './features/auth/built-in-issuer.ts'
import { fetchKeysFrom } from './features/auth/fetch-keys.ts'
import { createKeySource, type FetchKeys } from './features/auth/key-source.ts'
import { usualHashCost } from './features/auth/password-hash.ts'
import { createSignInFeature, type SignInFeature } from './features/auth/sign-in-feature.ts'
import { createTokenVerifier } from './features/auth/token-verifier.ts'
import { createPeople } from './features/organizations/people.service.ts'
import { keyOfIssuer } from './features/integrations/integration-keys.ts'
import type { Usage } from './features/integrations/usage.ts'
import { createSignUpRule } from './features/settings/sign-up-rule.ts'
import type { Logger } from './platform/logger.ts'

interface Parts {
  config: Config
  logger: Logger
  connection: { url: string }
}

type Foundations = Pick<
  Parameters<typeof createSignInFeature>[0],
  'database' | 'cipher' | 'audit' | 'outbox' | 'countRequest' | 'onIdleError'
> & { signInSecret: Parameters<typeof createSignInFeature>[0]['secret']; usage: Usage }

/** Who may come in, and as whom. */
export function openAccess({ config, logger, connection }: Parts, foundations: Foundations) {
  const { database, cipher, audit, outbox, countRequest, signInSecret, onIdleError, usage } = foundations
  const origins = allowedOrigins(config.publicUrl)
  const signIn = createSignInFeature({
    ...{ database, cipher, audit, outbox, countRequest, onIdleError },
    databaseUrl: connection.url,
    databaseWaitMs: config.database.waitMs,
    secret: signInSecret,
    publicUrl: config.publicUrl,
    allowedOrigins: origins,
    open: config.clerk === null,
    hashCost: usualHashCost,
    admits: createSignUpRule(database),
    // A new proof counts at the next request, and an ended session ends its tokens.
    onChanged: (subject) => people.forget({ issuer: builtInTokens.issuer, subject }),
    onFault: (err) => logger.error({ err }, 'A mail of sign-in could not be left in the outbox'),
  })
  const { issuer } = signIn
  const people = createPeople({
    database,
    audit,
    secondFactorRoles: config.secondFactorRoles,
    signUpProfileOf: async (identity) =>
      identity.issuer === builtInTokens.issuer ? issuer.signUpProfileOf(identity.subject) : null,
  })
  const access = createAccessHook({ verifier: openVerifier({ config, logger, issuer, usage }), people })
  return { origins, signIn, people, access }
}

function openVerifier({
  config,
  logger,
  issuer,
  usage,
}: Pick<Parts, 'config' | 'logger'> & Pick<SignInFeature, 'issuer'> & Pick<Foundations, 'usage'>) {
  const keySource = (name: string, fetchKeys: FetchKeys) =>
    createKeySource({
      fetchKeys,
      onFailure: (err) => logger.warn({ err, issuer: name }, 'The issuer’s keys could not be fetched'),
    })
  return createTokenVerifier({
    issuers: [
      { ...builtInTokens, keys: keySource(builtInTokens.issuer, issuer.fetchKeys) },
      ...config.authIssuers.map(({ jwksUrl, ...trusted }) => ({
        ...trusted,
        keys: keySource(trusted.issuer, (signal) =>
          usage.watch(keyOfIssuer(trusted.issuer), () => fetchKeysFrom(jwksUrl)(signal)),
        ),
      })),
    ],
  })
}
