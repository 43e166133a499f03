import { ClerkFailed, ClerkLoading } from '@clerk/react'
import { RotateCw } from 'lucide-react'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Skeleton } from '../../components/skeleton.tsx'

/** In place of Clerk's parts while its script is on its way, and where it did not come. */
export const ClerkStatus = () => (
  <>
    <ClerkLoading>
      <output className="grid gap-3">
        <span className="sr-only">Loading the sign-in</span>
        <Skeleton className="h-96" />
      </output>
    </ClerkLoading>
    <ClerkFailed>
      <Alert
        tone="danger"
        title="The sign-in could not be loaded"
        action={
          <Button icon={RotateCw} onClick={() => window.location.reload()}>
            Try again
          </Button>
        }
      >
        The service that signs people in here, Clerk, cannot be reached. Check your connection; a blocker of scripts may
        also stop it.
      </Alert>
    </ClerkFailed>
  </>
)
