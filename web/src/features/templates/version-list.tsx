import type { TemplateContent } from '@medinotes/shared/templates'
import { useMutation, useQuery } from '@tanstack/react-query'
import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { errorText } from '../../lib/api-error.ts'
import { formatInstant } from '../../lib/dates.ts'
import { templateVersionsQuery } from './template.queries.ts'
import { SectionsRead } from './template-reading.tsx'

interface VersionListProps {
  id: string
  version: number
  /** Makes the next version of an earlier one; absent where one may only read. */
  onBringBack?: (earlier: TemplateContent) => Promise<unknown>
}

/** Earlier versions: notes written with them keep them. */
export function VersionList({ id, version, onBringBack }: VersionListProps) {
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
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
              <p className="text-sm">
                <span className="font-medium">
                  Version {number}: {content.name}
                </span>{' '}
                <span className="text-muted">
                  {writtenBy.name}, {formatInstant(at)}
                </span>
              </p>
              {onBringBack && <BringBack version={number} onConfirm={() => onBringBack(content)} />}
            </div>
            <SectionsRead sections={content.sections} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function BringBack({ version, onConfirm }: { version: number; onConfirm: () => Promise<unknown> }) {
  const [isAsking, setAsking] = useState(false)
  const bringing = useMutation({ mutationFn: onConfirm, onSuccess: () => setAsking(false) })
  return (
    <>
      <Button size="sm" icon={RotateCcw} onClick={() => setAsking(true)} aria-label={`Bring back version ${version}`}>
        Bring back
      </Button>
      {isAsking && (
        <ConfirmDialog
          title={`Bring back version ${version}?`}
          action="Bring it back"
          isPending={bringing.isPending}
          problem={bringing.error && errorText(bringing.error)}
          onConfirm={() => bringing.mutate()}
          onClose={() => setAsking(false)}
        >
          It becomes the next version; the present one stays here. What is typed above and not saved is lost.
        </ConfirmDialog>
      )}
    </>
  )
}
