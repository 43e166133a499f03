import type { Integration } from '@medinotes/shared/integrations'
import { Badge } from '../../components/badge.tsx'
import { formatAgo, formatInstant } from '../../lib/dates.ts'
import { adviceOn, faultWords, nameOf, partLooks, sourceOf, stateLooks } from './integration-words.ts'

export function IntegrationRow({ integration }: { integration: Integration }) {
  const { part, kind, state, checkFault, failingSince } = integration
  const { icon: Icon, about, without } = partLooks[part]
  const look = stateLooks[state]
  const advice = adviceOn(integration)
  return (
    <li className="grid gap-x-6 gap-y-2 px-4 py-4 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="grid gap-1">
        <h2 className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-base font-medium">
          <Icon aria-hidden className="size-4 shrink-0 text-muted" />
          {nameOf(integration)}
          <span className="text-sm font-normal text-muted">{kind}</span>
        </h2>
        <p className="text-muted">{about}</p>
        {state === 'failing' && checkFault && (
          <p>
            {faultWords[checkFault]}
            {failingSince && `, since ${formatInstant(failingSince)}`}. {without}
          </p>
        )}
        {advice && (
          <p>
            <span className="font-medium">What to do: </span>
            {advice}
          </p>
        )}
        <Times integration={integration} />
        <Switch integration={integration} />
      </div>
      <div className="flex flex-wrap items-start gap-2 sm:flex-col sm:items-end">
        <Badge tone={look.tone} icon={look.icon}>
          {look.label}
        </Badge>
        <Badge>{sourceOf(integration)}</Badge>
      </div>
    </li>
  )
}

function Times({ integration }: { integration: Integration }) {
  const { state, checkedAt, latencyMs, succeededAt, faultedAt, fault, connections } = integration
  const facts = [
    connections && (connections.connected === 0 ? 'No practice is connected' : `${connections.connected} connected`),
    state !== 'nothing-to-check' && checkedAt && `Checked ${formatAgo(checkedAt)}, answered in ${latencyMs} ms`,
    succeededAt && `Last used ${formatAgo(succeededAt)}`,
    faultedAt && `Last fault ${formatAgo(faultedAt)}${fault ? `: ${faultWords[fault].toLowerCase()}` : ''}`,
  ].filter(Boolean)
  return facts.length > 0 && <p className="tabular text-xs text-muted">{facts.join(' · ')}</p>
}

function Switch({ integration: { real, variable } }: { integration: Integration }) {
  if (variable === null) return null
  return (
    <p className="text-xs text-muted">
      {real ? 'Set by ' : 'Set up with '}
      <code className="break-words">{variable}</code>
    </p>
  )
}
