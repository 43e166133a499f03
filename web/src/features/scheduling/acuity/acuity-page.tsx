import type { AcuityConnection } from '@medinotes/shared/acuity'
import { useQuery } from '@tanstack/react-query'
import { Scale } from 'lucide-react'
import { paths } from '../../../app/paths.ts'
import { Alert } from '../../../components/alert.tsx'
import { Button, buttonLook } from '../../../components/button.tsx'
import { Link } from '../../../components/link.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { RowSkeletons } from '../../../components/row-skeletons.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { acuityConnectionQuery } from './acuity.queries.ts'
import { AccountCard } from './account-card.tsx'
import { ConnectCard } from './connect-card.tsx'
import { DryRunCard } from './dry-run-card.tsx'
import { FieldCard } from './field-card.tsx'
import { SpecialistsCard } from './specialists-card.tsx'

/** The practice's calendars in Acuity: connected, chosen for specialists, tried and watched. */
export function AcuityPage() {
  const connection = useQuery(acuityConnectionQuery)
  return (
    <>
      <PageHeader
        title="Acuity"
        description="Specialists whose calendar is kept in Acuity Scheduling"
        actions={
          connection.data?.account && (
            <Link to={paths.acuityDifferences} className={buttonLook({ className: 'no-underline' })}>
              <Scale aria-hidden className="size-4" />
              Differences
              {connection.data.account.openFindings > 0 && ` (${connection.data.account.openFindings})`}
            </Link>
          )
        }
      />
      {connection.isPending && <RowSkeletons label="Loading the connection" rows={5} />}
      {connection.isError && !connection.data && (
        <Alert
          tone="danger"
          title="The connection could not be loaded"
          action={<Button onClick={() => void connection.refetch()}>Try again</Button>}
        >
          {errorText(connection.error)}
        </Alert>
      )}
      {connection.data && <Connection connection={connection.data} />}
    </>
  )
}

function Connection({ connection: { account, offers } }: { connection: AcuityConnection }) {
  if (account === null) return <ConnectCard offers={offers} />
  return (
    <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <div className="grid min-w-0 gap-5">
        <FieldCard account={account} />
        <SpecialistsCard account={account} />
        <DryRunCard />
      </div>
      <AccountCard account={account} />
    </div>
  )
}
