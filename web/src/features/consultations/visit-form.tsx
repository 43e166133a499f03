import { zodResolver } from '@hookform/resolvers/zod'
import {
  createConsultationSchema,
  dateOfVisitSchema,
  notesMaxLength,
  type CreateConsultation,
} from '@medinotes/shared/consultations'
import { useSuspenseQuery } from '@tanstack/react-query'
import { NotebookPen, WandSparkles } from 'lucide-react'
import { useRef, useState, useSyncExternalStore } from 'react'
import { useForm, type UseFormReturn, useWatch, type Control } from 'react-hook-form'
import { z } from 'zod'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { Input } from '../../components/input.tsx'
import { Kbd } from '../../components/kbd.tsx'
import { Textarea } from '../../components/textarea.tsx'
import { ApiError, codeOf, errorText } from '../../lib/api-error.ts'
import { classNames } from '../../lib/class-names.ts'
import { deviceDrafts } from '../../lib/device-drafts.ts'
import { keySign } from '../../lib/shortcuts.ts'
import { useSubmitKey } from '../../lib/use-submit-key.ts'
import { useMe } from '../auth/account.queries.ts'
import { PlanRequired } from '../plans/plan-required.tsx'
import { WriterLine } from '../plans/writer-line.tsx'
import { templatesQuery } from '../templates/template.queries.ts'
import { exampleVisit } from './example-visit.ts'
import { lastTemplate, rememberTemplate } from './last-template.ts'
import { Dictation } from './dictation/dictation.tsx'
import { insertAtCursor } from './dictation/insert-text.ts'
import { SendingPreview } from './sent/sending-preview.tsx'
import { TemplateChoice } from './template-choice.tsx'
import { useDraft } from './use-draft.ts'
import { notesToSend } from './to-send.ts'
import { readDraft, type VisitDraft } from './visit-draft.ts'
import { today } from './today.ts'

interface VisitFormProps {
  /** Where what is typed is kept. */
  place: string
  /** What is known of the visit already. */
  known?: Partial<VisitDraft>
  /** The booking it belongs to: what that knows is hidden too. */
  bookingId?: string
  offersExample: boolean
  /** True once the note has begun, false where it waits for a connection; a rejection is shown, and the text stays. */
  onSubmit: (request: CreateConsultation) => Promise<boolean>
}

export function VisitForm({ place, known, offersExample, onSubmit, bookingId }: VisitFormProps) {
  const { id: personId } = useMe()
  const templates = useSuspenseQuery(templatesQuery()).data.items.filter(({ retired }) => !retired)
  const form = useVisitForm(place, { template: lastTemplate(personId, templates) ?? '', ...known }, templates)
  const draft = useDraft(place, form)
  const { register, formState, handleSubmit, setError } = form
  const { errors } = formState
  const isQueued = useSyncExternalStore(deviceDrafts.subscribe, () => notesToSend.has(place))
  const [problem, setProblem] = useState<unknown>(null)

  const submit = handleSubmit(async (request) => {
    setProblem(null)
    try {
      const hasBegun = await onSubmit(request)
      rememberTemplate(personId, request.template)
      if (hasBegun) draft.discard()
    } catch (error) {
      for (const { name, message } of fieldErrors(error)) setError(name, { message }, { shouldFocus: true })
      setProblem(error)
    }
  })
  const fillInExample = () => {
    const fill = { shouldDirty: true, shouldValidate: formState.isSubmitted }
    form.setValue('patientName', exampleVisit.patientName, fill)
    form.setValue('notes', exampleVisit.notes, fill)
  }

  if (isQueued) return <NoteToSend place={place} />
  return (
    <form noValidate onSubmit={(event) => void submit(event)} className="grid gap-6">
      <div className="grid items-start gap-6 sm:grid-cols-[1fr_12rem] sm:gap-4">
        <Field label="Patient’s name" required error={errors.patientName?.message}>
          <Input {...register('patientName')} autoComplete="off" spellCheck={false} />
        </Field>
        <Field label="Date of visit" required error={errors.dateOfVisit?.message}>
          <Input {...register('dateOfVisit')} type="date" max={today()} />
        </Field>
      </div>
      <TemplateChoice templates={templates} error={errors.template?.message} {...register('template')} />
      <NotesField
        form={form}
        place={place}
        offersExample={offersExample}
        onExample={fillInExample}
        onSubmit={() => void submit()}
      />
      <VisitPreview form={form} bookingId={bookingId} />
      {problem !== null && <Problem error={problem} />}
      <SubmitBar isSubmitting={formState.isSubmitting} isKept={draft.isKept} />
    </form>
  )
}

const NoteToSend = ({ place }: { place: string }) => (
  <Alert
    tone="info"
    title="Saved on this device – will be sent when you are back online"
    action={<Button onClick={() => notesToSend.takeBack(place)}>Go on writing</Button>}
  >
    The note is written as soon as there is a connection, also if you close this page and come back within seven days.
  </Alert>
)

interface NotesFieldProps {
  form: UseFormReturn<VisitDraft>
  place: string
  offersExample: boolean
  onExample: () => void
  onSubmit: () => void
}

function NotesField({ form, place, offersExample, onExample, onSubmit }: NotesFieldProps) {
  const onSubmitKey = useSubmitKey('Write the note', onSubmit)
  const { control, register, formState } = form
  const area = useRef<HTMLTextAreaElement>(null)
  const { ref, ...field } = register('notes')
  return (
    <>
      <Field
        label="Notes of the visit"
        required
        error={formState.errors.notes?.message}
        hint="Type or paste them as they are: prose, bullets, abbreviations or a transcript."
        aside={offersExample && <ExampleButton control={control} onClick={onExample} />}
      >
        <Textarea
          {...field}
          ref={(node) => {
            ref(node)
            area.current = node
          }}
          rows={14}
          onKeyDown={onSubmitKey}
          className="text-base"
        />
        <NotesCount control={control} />
      </Field>
      <Dictation place={place} onText={(text) => insertAtCursor(area.current, text)} />
    </>
  )
}

function VisitPreview({ form, bookingId }: { form: UseFormReturn<VisitDraft>; bookingId: string | undefined }) {
  const visit = useWatch({ control: form.control })
  const { patientName = '', dateOfVisit = '', notes = '', template = '', hide = [] } = visit
  return (
    <SendingPreview
      visit={{ patientName, dateOfVisit, notes, template, hide, ...(bookingId !== undefined && { bookingId }) }}
      onHide={(words) => form.setValue('hide', words, { shouldDirty: true })}
    />
  )
}

const Problem = ({ error }: { error: unknown }) =>
  codeOf(error) === 'plan_required' ? (
    <PlanRequired error={error} />
  ) : (
    <Alert tone="danger" title="The note was not started">
      {errorText(error)} Everything you typed is still here.
    </Alert>
  )

/** Offered while the form is empty only: it must never write over what somebody typed. */
function ExampleButton({ control, onClick }: { control: Control<VisitDraft>; onClick: () => void }) {
  const [patientName, notes] = useWatch({ control, name: ['patientName', 'notes'] })
  const isEmpty = patientName.trim() === '' && notes.trim() === ''
  return (
    <Button variant="ghost" size="sm" icon={WandSparkles} onClick={onClick} className={isEmpty ? '' : 'invisible'}>
      Try an example
    </Button>
  )
}

const visitFormSchema = createConsultationSchema.pick({ patientName: true, notes: true }).extend({
  dateOfVisit: z.string().min(1, 'Enter the date of the visit').pipe(dateOfVisitSchema),
  template: z.string(),
  hide: z.array(z.string()),
})

function useVisitForm(place: string, known: Partial<VisitDraft>, templates: readonly { key: string }[]) {
  const draft = { patientName: '', dateOfVisit: today(), notes: '', hide: [], ...known, ...readDraft(place) }
  // One that was retired since cannot be chosen again.
  const usable = templates.find(({ key }) => key === draft.template) ?? templates[0]
  return useForm<VisitDraft>({
    resolver: zodResolver(visitFormSchema),
    mode: 'onTouched',
    defaultValues: { ...draft, template: usable?.key ?? 'visit-note' },
  })
}

const fieldNames = ['patientName', 'dateOfVisit', 'notes', 'template'] as const

/** The service's own findings, by the field they belong to. */
function fieldErrors(error: unknown) {
  const found = error instanceof ApiError ? (error.problem.errors ?? []) : []
  return found.flatMap(({ path, message }) => {
    const name = fieldNames.find((name) => path.replace(/^\/?(body[./])?/, '') === name)
    return name ? [{ name, message }] : []
  })
}

function NotesCount({ control }: { control: Control<VisitDraft> }) {
  const { length } = useWatch({ control, name: 'notes' })
  if (length < notesMaxLength * 0.8) return null
  return (
    <p className={classNames('tabular text-right text-xs', length > notesMaxLength ? 'text-danger' : 'text-muted')}>
      {length.toLocaleString('en-AU')} of {notesMaxLength.toLocaleString('en-AU')} characters
    </p>
  )
}

const keptWhere = () =>
  deviceDrafts.isKeeping()
    ? 'Kept on this device as you type, for seven days; signing out deletes it.'
    : 'Kept in this tab as you type; a reload loses nothing.'

/** Stays in sight under long notes, where there is no keyboard on the screen to be in its way. */
const SubmitBar = ({ isSubmitting, isKept }: { isSubmitting: boolean; isKept: boolean }) => (
  <div
    data-sticks="above-bottom"
    className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line bg-surface sm:sticky sm:bottom-0 sm:-mx-2 sm:-mt-2 sm:-mb-12 sm:border-t sm:px-2 sm:py-4"
  >
    <Button type="submit" variant="primary" size="lg" icon={NotebookPen} loading={isSubmitting}>
      Write the note
    </Button>
    <span className="max-sm:hidden">
      <Kbd>{keySign('Mod+Enter')}</Kbd>
    </span>
    <div className="grid min-w-48 flex-1 gap-0.5 text-xs text-muted">
      <p>
        <WriterLine />
      </p>
      <p>
        {isKept
          ? keptWhere()
          : 'This browser has no room to keep your text: do not reload before the note has started.'}
      </p>
    </div>
  </div>
)
