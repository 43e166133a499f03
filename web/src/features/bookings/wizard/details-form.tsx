import { type FormEvent, useState } from 'react'
import { Alert } from '../../../components/alert.tsx'
import { Card, CardHeader } from '../../../components/card.tsx'
import { ArrangementFields } from '../change/arrangement-fields.tsx'
import { DocumentFields } from '../change/document-fields.tsx'
import { ExamineeFields } from '../change/examinee-fields.tsx'
import { MatterFields } from '../change/matter-fields.tsx'
import { QuestionFields } from '../change/question-fields.tsx'
import { LetterPaste } from './letter-paste.tsx'
import { PastMatters } from './past-matters.tsx'
import type { BookingForm } from './use-booking-form.ts'
import { useSettled } from '../../../lib/use-settled.ts'

/** Who is examined, in which matter, and what is asked: one column. */
export function DetailsForm({ form }: { form: BookingForm }) {
  const [typed, setTyped] = useState({ name: '', text: '' })
  const settled = useSettled(typed.text)
  const { root } = form.formState.errors
  const watch = ({ target }: FormEvent) => {
    if (target instanceof HTMLInputElement) setTyped({ name: target.name, text: target.value })
  }
  const matters = (field: string) =>
    typed.name === field && settled === typed.text && <PastMatters key={field} form={form} typed={settled} />
  return (
    <>
      <LetterPaste form={form} />
      {root?.message && <Alert tone="danger" title={root.message} />}
      <Card className="grid gap-4" onInput={watch}>
        <CardHeader title="Examinee" className="mb-0" />
        <ExamineeFields form={form} />
        {matters('examinee.name')}
      </Card>
      <Card className="grid gap-4" onInput={watch}>
        <CardHeader title="Matter" className="mb-0" />
        <MatterFields form={form} />
        {matters('matter.claimNumber')}
      </Card>
      <Card className="grid gap-4">
        <CardHeader
          title="Questions"
          className="mb-0"
          description="Numbered in this order; the report answers each. Paste a list to have it split."
        />
        <QuestionFields form={form} />
      </Card>
      <Card className="grid gap-4">
        <CardHeader title="Documents to come" className="mb-0" />
        <DocumentFields form={form} />
      </Card>
      <Card className="grid gap-4">
        <CardHeader title="Arrangements" className="mb-0" />
        <ArrangementFields form={form} />
      </Card>
    </>
  )
}
