import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { RefreshCw } from 'lucide-react'
import { toast } from '../../lib/toast.ts'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { errorText } from '../../lib/api-error.ts'
import { checkIntegrations, integrationsQuery } from './integration.queries.ts'
import { IntegrationRow } from './integration-row.tsx'
import { nameOf } from './integration-words.ts'

/** How what the product rests on fares, for those who run the installation. */
export function IntegrationsPage() {
  const { items } = useSuspenseQuery({ ...integrationsQuery, refetchInterval: 60_000 }).data
  const queryClient = useQueryClient()
  const check = useMutation({
    mutationFn: checkIntegrations,
    onSuccess: (found) => queryClient.setQueryData(integrationsQuery.queryKey, found),
    onError: (error) => toast.error('The parts could not be checked', { description: errorText(error) }),
  })
  const failing = items.filter(({ state }) => state === 'failing')
  return (
    <>
      <PageHeader
        title="Integrations"
        description="What this installation rests on: embedded or real, and working or not"
        actions={
          <Button icon={RefreshCw} loading={check.isPending} onClick={() => check.mutate()}>
            Check now
          </Button>
        }
      />
      <div className="grid gap-6">
        {failing.length > 0 && (
          <Alert
            tone="danger"
            title={`${failing.map(nameOf).join(', ')} ${failing.length === 1 ? 'does' : 'do'} not work right now`}
          >
            Those who run the installation are told by mail once it lasts a quarter of an hour.
          </Alert>
        )}
        <ul aria-label="Integrations" className="divide-y divide-line rounded-md border border-line bg-raised">
          {items.map((item) => (
            <IntegrationRow key={item.key} integration={item} />
          ))}
        </ul>
        <p className="max-w-prose text-xs text-muted">
          Every part is checked every five minutes, at no cost and for at most five seconds. What is embedded is
          switched to a real service by an environment variable and a restart.
        </p>
      </div>
    </>
  )
}
