import type { Integration, IntegrationPart } from '@medinotes/shared/integrations'
import { integrationFaults } from '@medinotes/shared/integrations'
import { z } from 'zod'
import type { Database } from '../../platform/database.ts'
import type { InstallationPart } from '../../platform/installation-parts.ts'
import type { Logger } from '../../platform/logger.ts'
import type { Principal } from '../../platform/principal.ts'
import type { Outbox } from '../notifications/outbox.service.ts'
import type { FindOperators } from '../organizations/operators.ts'
import { createIntegrationAlarm } from './integration-alarm.ts'
import { createIntegrationChecks, type Probe } from './integration-checks.ts'
import { selectStates, type StateRow } from './integration.repository.ts'

/** Something that the page shows a row of. */
export interface ListedPart extends Omit<InstallationPart, 'key' | 'name' | 'variable'> {
  key: string
  part: IntegrationPart
  of: string | null
  variable: string | null
  /** Null for a stand-in within the service. */
  probe: Probe | null
}

/** How practices' connections to Acuity fare. */
interface AcuityHealth {
  connected: number
  halted: number
  /** When it last answered, and when it last took a connection no more. */
  answeredAt: Date | null
  haltedAt: Date | null
}

interface Dependencies {
  database: Database
  outbox: Outbox
  logger: Logger
  publicUrl: string
  findOperators: FindOperators
  parts: readonly ListedPart[]
  acuityHealth: () => Promise<AcuityHealth>
}

export type IntegrationFeature = ReturnType<typeof createIntegrationFeature>

/** How what the product rests on fares, for those who run the installation. */
export function createIntegrationFeature({ parts, acuityHealth, ...dependencies }: Dependencies) {
  const { database } = dependencies
  const probes = new Map(parts.flatMap(({ key, probe }) => (probe === null ? [] : [[key, probe] as const])))
  const checks = createIntegrationChecks({ database, probes, onChecked: createIntegrationAlarm(dependencies) })

  async function list(principal: Principal) {
    const rows = await database.as(principal, selectStates)
    const acuity = await acuityHealth()
    return {
      items: parts.map((part) => {
        const row = rows.find(({ key }) => key === part.key)
        return part.part === 'acuity' ? withAcuity(present(part, row), acuity) : present(part, row)
      }),
    }
  }

  return {
    /** Of one part, as `/ready` asks it too. */
    probes,
    checkAfresh: checks.afresh,
    list,
    async checkNow(principal: Principal) {
      await checks.unlessFresh()
      return list(principal)
    },
  }
}

const faultSchema = z.enum(integrationFaults).nullable()
const instant = (at: Date | null | undefined) => at?.toISOString() ?? null

function present({ probe, ...part }: ListedPart, row: StateRow | undefined): Integration {
  return {
    ...part,
    state: probe === null ? 'nothing-to-check' : stateOf(row),
    checkedAt: instant(row?.checked_at),
    latencyMs: row?.latency_ms ?? null,
    checkFault: faultSchema.parse(row?.check_fault ?? null),
    failingSince: instant(row?.failing_since),
    succeededAt: instant(row?.succeeded_at),
    faultedAt: instant(row?.faulted_at),
    fault: faultSchema.parse(row?.fault ?? null),
    connections: null,
  }
}

function stateOf(row: StateRow | undefined): Integration['state'] {
  if (row?.failing_since) return 'failing'
  if (row?.faulted_at && row.faulted_at > (row.succeeded_at ?? new Date(0))) return 'troubled'
  return row?.checked_at ? 'working' : 'unknown'
}

const withAcuity = (shown: Integration, { connected, halted, answeredAt, haltedAt }: AcuityHealth): Integration => ({
  ...shown,
  state: acuityState(shown.state, { connected, halted }),
  succeededAt: instant(answeredAt),
  faultedAt: instant(haltedAt),
  fault: haltedAt === null ? null : 'refused',
  connections: { connected, halted },
})

function acuityState(state: Integration['state'], { connected, halted }: Pick<AcuityHealth, 'connected' | 'halted'>) {
  if (connected === 0) return 'nothing-to-check'
  return state === 'working' && halted > 0 ? 'troubled' : state
}
