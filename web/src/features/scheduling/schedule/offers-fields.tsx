import type { ExamType, Offer } from '@medinotes/shared/scheduling'
import { Checkbox } from '../../../components/checkbox.tsx'
import { Field } from '../../../components/field.tsx'
import { Input } from '../../../components/input.tsx'
import { formatCents } from '../../../lib/money.ts'
import { dollarsOf } from '../dollars.ts'
import { MoneyInput } from '../money-input.tsx'

interface OffersFieldsProps {
  examTypes: readonly ExamType[]
  offers: readonly Offer[]
  /** What is wrong with an offer, by its place in the list. */
  problemOf: (index: number) => string | undefined
  onChange: (offers: Offer[]) => void
}

/** Which exam types somebody offers; their own fee and length where they differ from the usual ones. */
export const OffersFields = ({ examTypes, offers, problemOf, onChange }: OffersFieldsProps) => (
  <ul aria-label="Exam types" className="divide-y divide-line rounded-md border border-line">
    {examTypes.map((examType) => {
      const index = offers.findIndex(({ examTypeId }) => examTypeId === examType.id)
      return (
        <OfferFields
          key={examType.id}
          examType={examType}
          offer={offers[index]}
          problem={problemOf(index)}
          onToggle={(isOffered) =>
            onChange(
              isOffered
                ? [...offers, { examTypeId: examType.id, feeCents: null, minutes: null }]
                : offers.filter(({ examTypeId }) => examTypeId !== examType.id),
            )
          }
          onChange={(change) => onChange(offers.map((each, at) => (at === index ? { ...each, ...change } : each)))}
        />
      )
    })}
  </ul>
)

interface OfferFieldsProps {
  examType: ExamType
  offer: Offer | undefined
  problem: string | undefined
  onToggle: (isOffered: boolean) => void
  onChange: (change: Partial<Offer>) => void
}

const OfferFields = ({ examType, offer, problem, onToggle, onChange }: OfferFieldsProps) => (
  <li className="grid items-center gap-x-4 gap-y-2 px-4 py-3 sm:grid-cols-[1fr_9rem_8rem]">
    <div>
      <Checkbox checked={offer !== undefined} onChange={({ target }) => onToggle(target.checked)}>
        <span className="font-medium">{examType.name}</span>
        <span className="block text-xs text-muted">
          Usually {formatCents(examType.feeCents)}, {examType.minutes} minutes
        </span>
      </Checkbox>
      {problem && (
        <p role="alert" className="mt-1 text-xs text-danger">
          {problem}
        </p>
      )}
    </div>
    {offer && (
      <>
        <Field label="Own fee" className="max-sm:pl-7">
          <MoneyInput
            aria-label={`Own fee for ${examType.name}`}
            cents={offer.feeCents}
            placeholder={dollarsOf(examType.feeCents)}
            onChange={(feeCents) => onChange({ feeCents })}
          />
        </Field>
        <Field label="Own minutes" className="max-sm:pl-7">
          <Input
            type="number"
            inputMode="numeric"
            aria-label={`Own minutes for ${examType.name}`}
            value={offer.minutes ?? ''}
            placeholder={String(examType.minutes)}
            onChange={({ target: { value } }) => onChange({ minutes: value === '' ? null : Number(value) })}
          />
        </Field>
      </>
    )}
  </li>
)
