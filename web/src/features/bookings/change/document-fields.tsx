import { documentKinds } from '@medinotes/shared/bookings'
import { Checkbox } from '../../../components/checkbox.tsx'
import { documentKindNames } from '../booking-words.ts'
import type { ChangeFormState } from './use-change-form.ts'

export const DocumentFields = ({ form }: { form: ChangeFormState }) => (
  <fieldset className="grid gap-2.5 sm:grid-cols-2">
    <legend className="sr-only">Documents to come</legend>
    {documentKinds.map((kind) => (
      <Checkbox key={kind} value={kind} {...form.register('expectedDocuments')}>
        {documentKindNames[kind]}
      </Checkbox>
    ))}
  </fieldset>
)
