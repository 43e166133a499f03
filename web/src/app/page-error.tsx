import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import { useLocation, useNavigate, useNavigation, useRouteError } from 'react-router'
import { Button } from '../components/button.tsx'
import { DocumentTitle } from '../components/document-title.tsx'
import { ButtonLink } from '../components/link.tsx'
import { ApiError, codeOf, ConnectionError, errorText, statusOf } from '../lib/api-error.ts'
import { AccountDisabled } from './account-disabled.tsx'
import { NotForThisRoleError } from './guards.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { NotForYourRole } from './not-for-your-role.tsx'
import { PageMessage } from './page-message.tsx'
import { paths } from './paths.ts'

/** Stands where a page failed: says why, keeps the number that support can find it by, and tries again. */
export function PageError() {
  const error = useRouteError()
  const { reset } = useQueryErrorResetBoundary()
  const navigate = useNavigate()
  const location = useLocation()
  const isNavigating = useNavigation().state !== 'idle'
  if (statusOf(error) === 404) return <NotFoundPage />
  if (codeOf(error) === 'account_disabled') return <AccountDisabled />
  if (error instanceof NotForThisRoleError || statusOf(error) === 403) return <NotForYourRole />
  // After an update of the service, or a fault of the page itself, only a fresh page helps.
  const helpsToAskAgain = error instanceof ApiError || error instanceof ConnectionError
  const tryAgain = () => {
    if (!helpsToAskAgain) return window.location.reload()
    reset()
    void navigate(location, { replace: true })
  }
  return (
    <PageMessage
      title="This page could not be shown"
      action={
        <>
          <Button variant="primary" icon={RotateCw} loading={isNavigating} onClick={tryAgain}>
            {helpsToAskAgain ? 'Try again' : 'Reload the page'}
          </Button>
          <ButtonLink to={paths.home}>Go to your home page</ButtonLink>
        </>
      }
    >
      <DocumentTitle>Something went wrong</DocumentTitle>
      <p role="alert">{errorText(error)}</p>
      {error instanceof ApiError && <p className="text-sm">Reference for support: {error.problem.requestId}</p>}
    </PageMessage>
  )
}
