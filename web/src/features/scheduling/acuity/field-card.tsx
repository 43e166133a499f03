import type { AcuityAccount, AcuityCatalogue } from '@medinotes/shared/acuity'
import { useQuery } from '@tanstack/react-query'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Card, CardHeader } from '../../../components/card.tsx'
import { Field } from '../../../components/field.tsx'
import { Select } from '../../../components/select.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { useChange } from '../../../lib/use-change.ts'
import { acuityKey } from '../acuity-key.ts'
import { acuityCatalogueQuery, changeAcuityAccount } from './acuity.queries.ts'

/** Which intake field carries a booking's reference: what finds an appointment again whose answer was lost. */
export function FieldCard({ account }: { account: AcuityAccount }) {
  const catalogue = useQuery(acuityCatalogueQuery)
  return (
    <Card>
      <CardHeader
        title="Field for our reference"
        description="A text field of an intake form in Acuity that is on every kind of appointment to be booked. It carries the booking’s reference and nothing else."
      />
      {catalogue.isPending && <Skeleton className="h-9 w-full" />}
      {catalogue.isError && (
        <Alert
          tone="danger"
          title="Acuity’s forms could not be read"
          action={<Button onClick={() => void catalogue.refetch()}>Try again</Button>}
        >
          {errorText(catalogue.error)}
        </Alert>
      )}
      {catalogue.data && <FieldChoice account={account} catalogue={catalogue.data} />}
    </Card>
  )
}

function FieldChoice({ account, catalogue }: { account: AcuityAccount; catalogue: AcuityCatalogue }) {
  const { version, referenceFieldId } = account
  const changing = useChange((id: number) => changeAcuityAccount({ version, referenceFieldId: id }), {
    renews: [acuityKey],
    done: () => 'The field was saved',
  })
  if (catalogue.fields.length === 0) {
    return (
      <Alert tone="warning" title="Acuity has no form with a text field yet">
        Make an intake form there with one text field, not required and for internal use, such as “Booking reference”.
        Put it on the kinds of appointment that are booked here, then load this page again.
      </Alert>
    )
  }
  return (
    <Field label="Field" error={changing.isError ? errorText(changing.error) : undefined}>
      <Select
        value={referenceFieldId ?? ''}
        disabled={changing.isPending}
        onChange={({ target }) => changing.mutate(Number(target.value))}
      >
        {referenceFieldId === null && <option value="">Choose a field</option>}
        {catalogue.fields.map(({ id, name, form, typeIds }) => (
          <option key={id} value={id}>
            {form}: {name} (on {typeIds.length} of {catalogue.types.length} kinds)
          </option>
        ))}
      </Select>
    </Field>
  )
}
