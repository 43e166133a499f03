import { SignIn, SignUp } from '@clerk/react'
import { useSearchParams } from 'react-router'
import { paths } from '../../app/paths.ts'
import { safeNextPath } from '../../lib/next-path.ts'
import { ClerkEntry } from './clerk-entry.tsx'

/** Where the person was headed, and how the other form is told of it. */
function useDestination() {
  const [search] = useSearchParams()
  const query = search.toString()
  const withQuery = (path: string) => (query ? `${path}?${query}` : path)
  return { next: safeNextPath(search.get('next'), paths.home), withQuery }
}

// By hash: Clerk's steps then need no addresses of ours.
export function ClerkSignInPage() {
  const { next, withQuery } = useDestination()
  return (
    <ClerkEntry title="Sign in">
      <SignIn
        routing="hash"
        signUpUrl={withQuery(paths.signUp)}
        forceRedirectUrl={next}
        signUpForceRedirectUrl={next}
      />
    </ClerkEntry>
  )
}

export function ClerkSignUpPage() {
  const { next, withQuery } = useDestination()
  return (
    <ClerkEntry title="Create an account">
      <SignUp
        routing="hash"
        signInUrl={withQuery(paths.signIn)}
        forceRedirectUrl={next}
        signInForceRedirectUrl={next}
      />
    </ClerkEntry>
  )
}
