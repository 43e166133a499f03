import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Alert } from '../../components/alert.tsx'
import { errorText } from '../../lib/api-error.ts'
import { formatInstant } from '../../lib/dates.ts'
import { templateVersionsQuery } from './template.queries.ts'
import { SectionsRead } from './template-reading.tsx'

/** Earlier versions: notes written with them keep them. */
export function VersionList({ id, version }: { id: string; version: number }) {
  const [isOpen, setOpen] = useState(false)
  const { data, error } = useQuery({ ...templateVersionsQuery(id), enabled: isOpen })
  if (version === 1) return null
  const earlier = data?.items.filter((one) => one.version < version) ?? []
  return (
    <details
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="mt-8 rounded-md border border-line bg-raised px-5 py-3"
    >
      <summary className="cursor-pointer text-sm font-medium">Earlier versions</summary>
      {error && <Alert tone="danger" title={errorText(error)} className="mt-3" />}
      <ul className="mt-3 grid gap-4">
        {earlier.map(({ version: number, writtenBy, at, content }) => (
          <li key={number} className="grid gap-1.5">
            <p className="text-sm">
              <span className="font-medium">
                Version {number}: {content.name}
              </span>{' '}
              <span className="text-muted">
                {writtenBy.name}, {formatInstant(at)}
              </span>
            </p>
            <SectionsRead sections={content.sections} />
          </li>
        ))}
      </ul>
    </details>
  )
}
