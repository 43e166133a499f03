import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { paths } from '../../../app/paths.ts'
import { Alert } from '../../../components/alert.tsx'
import { BackLink } from '../../../components/link.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { DryRun } from './dry-run.tsx'
import { FileCard } from './file-card.tsx'
import { lookAtFile } from './import.queries.ts'
import { TablesCard } from './tables-card.tsx'

/** Specialists and their hours from a spreadsheet: looked at first, then imported. */
export function ImportPage() {
  const [file, setFile] = useState<File | null>(null)
  const look = useMutation({ mutationFn: lookAtFile })
  const choose = (chosen: File) => {
    setFile(chosen)
    look.mutate(chosen)
  }
  return (
    <>
      <PageHeader
        before={<BackLink to={paths.adminSpecialists}>Specialists</BackLink>}
        title="Import specialists"
        description="A CSV file of specialists, or of their hours and leave; nothing changes before you have seen what it does"
      />
      <div className="grid gap-6">
        <div className="grid gap-6 lg:grid-cols-2">
          <FileCard file={file} isReading={look.isPending} onFile={choose} />
          <TablesCard />
        </div>
        {look.isError && (
          <Alert tone="danger" title="This file cannot be imported">
            {errorText(look.error)}
          </Alert>
        )}
        {file && look.data && (
          <DryRun key={look.data.dryRun} file={file} dryRun={look.data} onLookAgain={() => choose(file)} />
        )}
      </div>
    </>
  )
}
