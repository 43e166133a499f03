import { useQuery } from '@tanstack/react-query'
import { paths } from '../../app/paths.ts'
import { Alert } from '../../components/alert.tsx'
import { Link } from '../../components/link.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { RowSkeletons } from '../../components/row-skeletons.tsx'
import { errorText } from '../../lib/api-error.ts'
import { useMay, useMe } from '../auth/account.queries.ts'
import { type SettingScope, settingsQuery } from './setting.queries.ts'
import { SettingRow } from './setting-row.tsx'

/** What whoever runs the organization, or the installation, switches for everybody in it. */
export function FeatureSettingsPage() {
  const { organization } = useMe()
  const operates = useMay('platform:write')
  return (
    <div className="max-w-200">
      <PageHeader
        title="Feature settings"
        description="What everybody can use here. A change counts within seconds, everywhere"
      />
      <div className="grid gap-8">
        <SettingList scope="organization" title={organization?.name ?? 'Your organisation'} />
        {operates && <SettingList scope="installation" title="The whole installation" />}
        <Elsewhere />
      </div>
    </div>
  )
}

function SettingList({ scope, title }: { scope: SettingScope; title: string }) {
  const { data, error } = useQuery(settingsQuery(scope))
  return (
    <section aria-label={title} className="grid gap-3">
      <h2 className="text-lg">{title}</h2>
      {error && (
        <Alert tone="danger" title="The settings could not be loaded">
          {errorText(error)}
        </Alert>
      )}
      {!data && !error && <RowSkeletons label="Loading the settings" rows={4} />}
      {data && (
        <ul className="divide-y divide-line rounded-md border border-line bg-raised">
          {data.items.map((setting) => (
            <SettingRow key={setting.name} scope={scope} setting={setting} />
          ))}
        </ul>
      )}
    </section>
  )
}

const elsewhere = [
  { label: 'How long documents are kept', path: paths.retention, permission: 'retention:write' },
  { label: 'Deadlines and fees', path: paths.adminPolicies, permission: 'policy:write' },
  { label: 'Templates for notes', path: paths.templates, permission: 'template:write' },
  { label: 'The plan', path: paths.plan, permission: 'organization:read' },
  {
    label: 'Every change, in the audit trail',
    path: `${paths.audit}?action=setting.changed`,
    permission: 'audit:read',
  },
] as const

function Elsewhere() {
  const { permissions } = useMe()
  return (
    <section aria-label="Set elsewhere" className="grid gap-3">
      <h2 className="text-lg">Set elsewhere</h2>
      <ul className="flex flex-wrap gap-x-6 gap-y-2">
        {elsewhere
          .filter(({ permission }) => permissions.includes(permission))
          .map(({ label, path }) => (
            <li key={path}>
              <Link to={path}>{label}</Link>
            </li>
          ))}
      </ul>
    </section>
  )
}
