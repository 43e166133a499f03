import type { Slot } from '@medinotes/shared/availability'
import type { DraftContent } from '@medinotes/shared/booking-drafts'
import type { Booking } from '@medinotes/shared/booking-views'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { PageHeader } from '../../../components/page-header.tsx'
import { useSubmitKey } from '../../../lib/use-submit-key.ts'
import { useSecondsUntil } from '../../auth/use-countdown.ts'
import type { SearchAddressState } from '../search/search-address.ts'
import { Confirmed } from './confirmed.tsx'
import { DetailsForm } from './details-form.tsx'
import { startValues, withoutEmptyQuestions } from './form-values.ts'
import { HoldBar } from './hold-bar.tsx'
import { HoldEnded } from './hold-ended.tsx'
import { Review } from './review.tsx'
import { type Step, Steps } from './steps.tsx'
import { type BookingForm, useBookingForm } from './use-booking-form.ts'
import { useConfirm } from './use-confirm.ts'
import { useDraftKeeper } from './use-draft-keeper.ts'
import { useReleaseOnLeaving } from './use-release-on-leaving.ts'
import { WizardActions } from './wizard-actions.tsx'

interface BookingWizardProps {
  search: SearchAddressState
  draftId: string
  /** What was typed before. */
  content: DraftContent | null
  /** An earlier booking in the same matter. */
  earlier: Booking | undefined
  slot: Slot | undefined
  /** Undefined while the slot is being taken. */
  booking: Booking | undefined
  onTake: (slot: Slot) => void
}

/** From a time that is held to a booking: details, review, and what became of it. */
export function BookingWizard({ search, draftId, content, earlier, slot, booking, onTake }: BookingWizardProps) {
  const [initial] = useState(() => startValues(content, earlier))
  const form = useBookingForm(initial)
  const { state, keeper } = useDraftKeeper(form, draftId, booking?.id)
  useReleaseOnLeaving(booking?.id)
  const edit = () => search.change({ step: undefined })
  const choose = () => search.change({ booking: undefined, step: undefined, draft: draftId })
  const confirm = useConfirm({ booking, form, draftId, keeper, onEdit: edit })
  const seconds = useSecondsUntil(booking?.heldUntil ? Date.parse(booking.heldUntil) : null)
  const isHeld = booking?.status === 'held' && (seconds > 0 || confirm.isPending)
  const step = stepOf(booking, search.address.step)
  const top = useStepFocus(step, form)
  const time = booking ?? slot

  const proceed = async () => {
    if (step === 'Review') return form.handleSubmit((details) => confirm.mutate(details), edit)()
    if (await form.trigger(undefined, { shouldFocus: true })) search.change({ step: 'review' })
    return undefined
  }
  const formElement = useRef<HTMLFormElement>(null)
  const onSubmitKey = useSubmitKey('Go on to the next step', () => formElement.current?.requestSubmit())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isHeld && !confirm.isPending) void proceed()
  }
  return (
    <div ref={top} tabIndex={-1} className="mx-auto max-w-180 outline-none">
      <PageHeader
        title={step === 'Booked' ? 'Your booking' : 'Book an examination'}
        before={<Steps present={step} />}
      />
      {step === 'Booked' && booking && (
        <div className="grid gap-5">
          <Confirmed booking={booking} />
        </div>
      )}
      {step !== 'Booked' && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the key of its button, from any field
        <form ref={formElement} noValidate onSubmit={submit} onKeyDown={onSubmitKey} className="grid gap-5">
          {time && <HoldBar time={time} hold={booking} onChoose={choose} />}
          {booking && !isHeld && (
            <HoldEnded booking={booking} error={confirm.error} slot={slot} onTake={onTake} onChoose={choose} />
          )}
          {step === 'Review' && booking ? (
            <Review values={withoutEmptyQuestions(form.getValues())} hold={booking} onEdit={edit} />
          ) : (
            <DetailsForm form={form} />
          )}
          <WizardActions
            step={step}
            draft={state}
            isPending={confirm.isPending}
            isReady={isHeld}
            error={isHeld ? confirm.error : null}
          />
        </form>
      )}
    </div>
  )
}

function stepOf(booking: Booking | undefined, step: 'review' | undefined): Step {
  if (booking && booking.status !== 'held' && booking.status !== 'released') return 'Booked'
  return step === 'review' && booking ? 'Review' : 'Details'
}

/** A step that opens has the focus: the first field of an empty form, its beginning otherwise. */
function useStepFocus(step: Step, form: BookingForm) {
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    window.scrollTo({ top: 0 })
    if (step === 'Details' && form.getValues('examinee.name') === '') form.setFocus('examinee.name')
    else top.current?.focus({ preventScroll: true })
  }, [step, form])
  return top
}
