import { zodResolver } from '@hookform/resolvers/zod'
import { type AcuityConnection, type ChangeKey, changeKeySchema, type ConnectAcuity } from '@medinotes/shared/acuity'
import { useMutation } from '@tanstack/react-query'
import { ExternalLink } from 'lucide-react'
import { useForm } from 'react-hook-form'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Card, CardHeader } from '../../../components/card.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { showProblem } from '../../../lib/form-problem.ts'
import { useChange } from '../../../lib/use-change.ts'
import { acuityKey } from '../acuity-key.ts'
import { beginAuthorization, connectAcuity } from './acuity.queries.ts'
import { KeyFields } from './key-fields.tsx'

/** What a practice sees before it has connected an account. */
export function ConnectCard({ offers }: Pick<AcuityConnection, 'offers'>) {
  const form = useForm<ChangeKey>({
    resolver: zodResolver(changeKeySchema),
    defaultValues: { userId: '', apiKey: '' },
    mode: 'onTouched',
  })
  const connecting = useChange((request: ConnectAcuity) => connectAcuity(request), {
    renews: [acuityKey],
    done: () => 'Acuity is connected',
  })
  const submit = form.handleSubmit((key) =>
    connecting.mutate({ kind: 'key', ...key }, { onError: (error) => showProblem(form, error) }),
  )
  const { root } = form.formState.errors
  return (
    <Card className="max-w-2xl">
      <CardHeader
        title="Connect an account"
        description="Referrers book these specialists here as any other, and the time is kept in Acuity. Acuity is told a reference only, never who is examined or why."
      />
      <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
        {root && <Alert tone="danger" title={root.message} />}
        <KeyFields form={form} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" loading={connecting.isPending}>
            Connect
          </Button>
          {offers.oauth && <AuthorizeButton />}
          {offers.environment && (
            <Button
              onClick={() =>
                connecting.mutate({ kind: 'environment' }, { onError: (error) => showProblem(form, error) })
              }
            >
              Use the installation’s own account
            </Button>
          )}
        </div>
      </form>
    </Card>
  )
}

/** Lets Acuity ask whoever owns the account; again where leave was given before. */
export function AuthorizeButton() {
  const authorizing = useMutation({
    mutationFn: beginAuthorization,
    onSuccess: ({ url }) => window.location.assign(url),
  })
  return (
    <>
      <Button icon={ExternalLink} loading={authorizing.isPending} onClick={() => authorizing.mutate()}>
        Allow it in Acuity
      </Button>
      {authorizing.isError && <Alert tone="danger" title={errorText(authorizing.error)} className="w-full" />}
    </>
  )
}
