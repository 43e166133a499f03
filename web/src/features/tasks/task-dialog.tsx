import { zodResolver } from '@hookform/resolvers/zod'
import { createTaskSchema, type Task } from '@medinotes/shared/tasks'
import { useQuery } from '@tanstack/react-query'
import type { ComponentProps } from 'react'
import { useForm } from 'react-hook-form'
import { z } from 'zod'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { Input } from '../../components/input.tsx'
import { Select } from '../../components/select.tsx'
import { Textarea } from '../../components/textarea.tsx'
import { showProblem } from '../../lib/form-problem.ts'
import { useChange } from '../../lib/use-change.ts'
import { useMe } from '../auth/account.queries.ts'
import { colleaguesQuery } from '../consultations/note-life.queries.ts'
import { tasksKey } from './task-key.ts'
import { addTask, changeTask } from './task.queries.ts'

const formSchema = z.object({ text: createTaskSchema.shape.text, ownerId: z.string(), dueOn: z.string() })
type TaskForm = z.infer<typeof formSchema>

interface TaskDialogProps {
  /** Absent for a new one of `consultationId`. */
  task?: Task
  consultationId: string
  onClose: () => void
}

/** What a task is, whose, and until when. */
export function TaskDialog({ task, consultationId, onClose }: TaskDialogProps) {
  const me = useMe()
  const form = useForm<TaskForm>({
    resolver: zodResolver(formSchema),
    defaultValues: { text: task?.text ?? '', ownerId: task?.owner.id ?? me.id, dueOn: task?.dueOn ?? '' },
  })
  const { register, formState, handleSubmit } = form
  const save = useChange(
    ({ dueOn, ...rest }: TaskForm) => {
      const values = { ...rest, dueOn: dueOn === '' ? null : dueOn }
      if (task === undefined) return addTask({ consultationId, ...values })
      return changeTask({ id: task.id, version: task.version, status: 'open', ...values })
    },
    { renews: [tasksKey], done: () => (task ? 'The task is changed' : 'The task is added') },
  )
  const submit = handleSubmit((values) =>
    save.mutateAsync(values).then(onClose, (error: unknown) => showProblem(form, error)),
  )
  return (
    <Dialog open onOpenChange={onClose} title={task ? 'Change the task' : 'Add a task'}>
      <form noValidate className="grid gap-4" onSubmit={(event) => void submit(event)}>
        <Field label="What is to be done" required error={formState.errors.text?.message}>
          <Textarea {...register('text')} rows={2} className="max-h-60" />
        </Field>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Field label="Due" optional>
            <Input {...register('dueOn')} type="date" />
          </Field>
          <Field label="Who does it" hint="A colleague sees the task and the patient’s name, not the note">
            <OwnerSelect
              {...register('ownerId')}
              consultationId={consultationId}
              own={{ id: me.id, name: me.name }}
              owner={task?.owner}
            />
          </Field>
        </div>
        {formState.errors.root && <Alert tone="danger" title={formState.errors.root.message ?? ''} />}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" loading={save.isPending}>
            Save the task
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

interface Person {
  id: string
  name: string
}

interface OwnerSelectProps extends ComponentProps<typeof Select> {
  consultationId: string
  own: Person
  owner: Person | undefined
}

function OwnerSelect({ consultationId, own, owner, ...props }: OwnerSelectProps) {
  const colleagues = useQuery(colleaguesQuery(consultationId)).data?.items ?? []
  // Whoever owns it stays chosen, also before the others are known and after they have left.
  const others = [...(owner ? [owner] : []), ...colleagues].filter(({ id }) => id !== own.id)
  const people = new Map(others.map((person) => [person.id, person]))
  return (
    <Select {...props}>
      <option value={own.id}>{own.name} (you)</option>
      {[...people.values()].map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  )
}
