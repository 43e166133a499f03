import { zodResolver } from '@hookform/resolvers/zod'
import { documentKinds, documentKindSchema } from '@medinotes/shared/bookings'
import { type RetentionRules, retentionYearsSchema } from '@medinotes/shared/retention'
import { useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Card, CardHeader } from '../../../components/card.tsx'
import { Field } from '../../../components/field.tsx'
import { Input } from '../../../components/input.tsx'
import { RowSkeletons } from '../../../components/row-skeletons.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { showProblem } from '../../../lib/form-problem.ts'
import { useChange } from '../../../lib/use-change.ts'
import { retentionKey } from '../document-keys.ts'
import { kindNames } from '../document-words.ts'
import { retentionRulesQuery, setRetentionRules } from './retention.queries.ts'

/** How many years the organization keeps what it uploads. */
export function RulesCard() {
  const rules = useQuery(retentionRulesQuery)
  return (
    <Card>
      <CardHeader
        title="Years to keep"
        description="From the day of the examination. They count for documents that your organisation uploaded."
      />
      {rules.data && <RulesForm key={JSON.stringify(rules.data)} rules={rules.data.rules} />}
      {!rules.data && rules.isError && (
        <Alert
          tone="danger"
          title="The rules could not be loaded"
          action={<Button onClick={() => void rules.refetch()}>Try again</Button>}
        >
          {errorText(rules.error)}
        </Alert>
      )}
      {rules.isPending && <RowSkeletons label="Loading the rules" rows={3} />}
    </Card>
  )
}

const yearsSchema = z
  .number('Enter whole years')
  .refine((years) => retentionYearsSchema.safeParse(years).success, 'Enter whole years from 1 to 100')
const formSchema = z.record(documentKindSchema, yearsSchema)

function RulesForm({ rules }: RetentionRules) {
  const set = useChange(setRetentionRules, { renews: [retentionKey], done: () => 'The rules are saved' })
  const defaultValues = formSchema.parse(Object.fromEntries(rules.map(({ kind, years }) => [kind, years])))
  const form = useForm({ resolver: zodResolver(formSchema), defaultValues })
  const { errors, isDirty } = form.formState
  const submit = form.handleSubmit((years) => {
    const changed = documentKinds.filter((kind) => years[kind] !== defaultValues[kind])
    if (changed.length === 0) return
    set.mutate(
      { rules: changed.map((kind) => ({ kind, years: years[kind] })) },
      { onError: (error) => showProblem(form, error) },
    )
  })
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-4">
      {errors.root && <Alert tone="danger" title={errors.root.message} />}
      <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-1">
        {rules.map(({ kind, standard }) => (
          <Field
            key={kind}
            label={kindNames[kind]}
            aside={standard && 'Standard'}
            required
            error={errors[kind]?.message}
          >
            <Input
              type="number"
              inputMode="numeric"
              min={1}
              max={100}
              className="tabular"
              {...form.register(kind, { valueAsNumber: true })}
            />
          </Field>
        ))}
      </div>
      <Button
        type="submit"
        variant="primary"
        disabled={!isDirty}
        loading={set.isPending}
        className="justify-self-start"
      >
        Save
      </Button>
    </form>
  )
}
