import { paths } from '../../app/paths.ts'
import { Alert } from '../../components/alert.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { errorText } from '../../lib/api-error.ts'

/** In place of a refusal with `plan_required`: what is missing, and how to get it. */
export const PlanRequired = ({ error }: { error: unknown }) => (
  <Alert
    tone="info"
    title="Your plan does not include this"
    action={<ButtonLink to={paths.plan}>See what premium adds</ButtonLink>}
  >
    {errorText(error)} Everything you typed is still here.
  </Alert>
)
