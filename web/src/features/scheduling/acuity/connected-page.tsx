import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { paths } from '../../../app/paths.ts'
import { Alert } from '../../../components/alert.tsx'
import { Link } from '../../../components/link.tsx'
import { PageHeader } from '../../../components/page-header.tsx'
import { RowSkeletons } from '../../../components/row-skeletons.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { acuityKey } from '../acuity-key.ts'
import { completeAuthorization } from './acuity.queries.ts'

/** Where Acuity sends somebody back who has let us use their account. */
export function AcuityConnectedPage() {
  const [answer] = useSearchParams()
  const navigate = useNavigate()
  const client = useQueryClient()
  const completing = useMutation({
    mutationFn: completeAuthorization,
    async onSuccess() {
      await client.invalidateQueries({ queryKey: acuityKey })
      void navigate(paths.acuity, { replace: true })
    },
  })
  const { mutate } = completing
  const [code, state] = [answer.get('code'), answer.get('state')]
  const isSent = useRef(false)
  useEffect(() => {
    // Acuity takes each code once.
    if (isSent.current || code === null || state === null) return
    isSent.current = true
    mutate({ code, state })
  }, [code, state, mutate])
  const problem = code === null || state === null ? 'Acuity did not let us use the account.' : null
  return (
    <>
      <PageHeader title="Connecting Acuity" />
      {problem || completing.isError ? (
        <Alert tone="danger" title={problem ?? errorText(completing.error)}>
          <Link to={paths.acuity}>Try it again</Link>
        </Alert>
      ) : (
        <RowSkeletons label="Connecting Acuity" rows={3} />
      )}
    </>
  )
}
