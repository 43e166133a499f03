import type { Task } from '@medinotes/shared/tasks'
import { useQuery } from '@tanstack/react-query'
import { Check, Plus } from 'lucide-react'
import { useState } from 'react'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Card, CardHeader } from '../../components/card.tsx'
import { errorText } from '../../lib/api-error.ts'
import { formatDate } from '../../lib/dates.ts'
import { useChange } from '../../lib/use-change.ts'
import { useMe } from '../auth/account.queries.ts'
import { today } from '../consultations/today.ts'
import { TaskDialog } from './task-dialog.tsx'
import { TaskRow } from './task-row.tsx'
import { tasksKey } from './task-key.ts'
import { changeTask, noteTasksQuery } from './task.queries.ts'
import { useSettleTask } from './use-change-task.ts'

/** The next steps of a signed note: what was read out of it, to take up or drop, and what was taken up. */
export function NoteTasks({ consultationId }: { consultationId: string }) {
  const { data, error, refetch } = useQuery(noteTasksQuery(consultationId))
  const [editing, setEditing] = useState<Task | 'new' | null>(null)
  const tasks = data?.items ?? []
  const proposed = tasks.filter(({ status }) => status === 'proposed')
  const taken = tasks.filter(({ status }) => status !== 'proposed')
  return (
    <Card aria-label="Next steps as tasks">
      <CardHeader title="Next steps as tasks" description="Read out of the signed note; nothing happens by itself">
        <Button size="sm" icon={Plus} onClick={() => setEditing('new')}>
          Add a task
        </Button>
      </CardHeader>
      {error && (
        <Alert
          tone="danger"
          title="The tasks could not be loaded"
          action={<Button onClick={() => void refetch()}>Try again</Button>}
        >
          {errorText(error)}
        </Alert>
      )}
      {data && tasks.length === 0 && <p className="text-muted">This note left nothing to do.</p>}
      <div className="grid gap-4">
        {proposed.length > 0 && <ProposedTasks tasks={proposed} onEdit={setEditing} />}
        {taken.length > 0 && <TakenTasks tasks={taken} onEdit={setEditing} />}
      </div>
      {editing !== null && (
        <TaskDialog
          {...(editing !== 'new' && { task: editing })}
          consultationId={consultationId}
          onClose={() => setEditing(null)}
        />
      )}
    </Card>
  )
}

interface TasksProps {
  tasks: readonly Task[]
  onEdit: (task: Task) => void
}

function ProposedTasks({ tasks, onEdit }: TasksProps) {
  const { settle, pending } = useSettleTask()
  const takeUp = useChange(
    (wanted: readonly Task[]) =>
      Promise.all(wanted.map(({ id, version }) => changeTask({ id, version, status: 'open' }))),
    { renews: [tasksKey], done: ({ length }) => (length === 1 ? 'One task taken up' : `${length} tasks taken up`) },
  )
  return (
    <div className="grid gap-2">
      <ul className="divide-y divide-line">
        {tasks.map((task) => (
          <li key={task.id} className="flex flex-wrap items-center gap-x-3 gap-y-2 py-2.5">
            <p className="min-w-48 flex-1 leading-normal break-words">
              {task.text}
              {task.dueOn && <span className="block text-xs text-muted">Due {formatDate(task.dueOn)}</span>}
            </p>
            <div className="flex gap-1">
              <Button size="sm" onClick={() => takeUp.mutate([task])} aria-label={`Take up: ${task.text}`}>
                Take up
              </Button>
              <Button size="sm" variant="ghost" onClick={() => onEdit(task)} aria-label={`Change: ${task.text}`}>
                Change
              </Button>
              <Button
                size="sm"
                variant="ghost"
                loading={pending === task.id}
                onClick={() => settle(task, 'dropped')}
                aria-label={`Drop: ${task.text}`}
              >
                Drop
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {takeUp.error && <Alert tone="danger" title={errorText(takeUp.error)} />}
      {tasks.length > 1 && (
        <Button
          icon={Check}
          loading={takeUp.isPending}
          onClick={() => takeUp.mutate(tasks)}
          className="justify-self-start"
        >
          Take up all {tasks.length}
        </Button>
      )}
    </div>
  )
}

function TakenTasks({ tasks, onEdit }: TasksProps) {
  const me = useMe()
  const { settle, reopen, pending } = useSettleTask()
  const day = today()
  return (
    <ul className="-mx-5 divide-y divide-line border-t border-line">
      {tasks.map((task) => (
        <TaskRow
          key={task.id}
          task={{ ...task, consultationId: null }}
          isMine={task.owner.id === me.id}
          isLate={task.dueOn !== null && task.dueOn < day}
          isPending={pending === task.id}
          onTick={() => (task.status === 'done' ? reopen(task) : settle(task, 'done'))}
          onEdit={task.status === 'open' && task.author.id === me.id ? () => onEdit(task) : undefined}
        />
      ))}
    </ul>
  )
}
