import { useSuspenseQuery } from '@tanstack/react-query'
import { useWatch } from 'react-hook-form'
import { Card, CardHeader } from '../../../components/card.tsx'
import { examTypesQuery } from '../scheduling.queries.ts'
import { OffersFields } from './offers-fields.tsx'
import { ProfileFields, type SpecialistForm } from './profile-fields.tsx'
import { RulesFields } from './rules-fields.tsx'

/** Everything about a specialist that is no date or time. */
export function SpecialistCards({ form }: { form: SpecialistForm }) {
  const examTypes = useSuspenseQuery(examTypesQuery).data.items
  const offers = useWatch({ control: form.control, name: 'offers' })
  const problems = form.formState.errors.offers
  return (
    <>
      <Card aria-label="How it can be booked" className="grid gap-4">
        <CardHeader title="How it can be booked" description="How the hours become slots." className="mb-0" />
        <RulesFields form={form} />
      </Card>
      <Card aria-label="Exam types and fees" className="grid gap-4">
        <CardHeader
          title="Exam types and fees"
          description="Leave a fee or the minutes empty for the usual ones."
          className="mb-0"
        />
        <OffersFields
          examTypes={examTypes}
          offers={offers}
          problemOf={(index) => {
            const { feeCents, minutes } = problems?.[index] ?? {}
            if (feeCents) return 'Enter the fee in dollars, such as 1804.00'
            return minutes?.message
          }}
          onChange={(value) =>
            form.setValue('offers', value, { shouldDirty: true, shouldValidate: form.formState.isSubmitted })
          }
        />
      </Card>
      <Card aria-label="Profile" className="grid gap-4">
        <CardHeader title="Profile" description="What referrers see when they look for somebody." className="mb-0" />
        <ProfileFields form={form} />
      </Card>
    </>
  )
}
