import { type Task, taskScopes, type TaskScope } from '@medinotes/shared/tasks'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ListChecks } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { useSearchParams } from 'react-router'
import { EmptyState } from '../../components/empty-state.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { PagedList } from '../../components/paged-list.tsx'
import { Segments } from '../../components/segments.tsx'
import { useElementShortcuts } from '../../lib/use-shortcuts.ts'
import { useMe } from '../auth/account.queries.ts'
import { today } from '../consultations/today.ts'
import { groupByDue } from './due-groups.ts'
import { TaskDialog } from './task-dialog.tsx'
import { TaskRow } from './task-row.tsx'
import { tasksQuery } from './task.queries.ts'
import { useSettleTask } from './use-change-task.ts'

const scopeLabels: Record<TaskScope, string> = { mine: 'Mine', given: 'Given to others' }
const statuses = [
  { value: 'open', label: 'To do' },
  { value: 'done', label: 'Done' },
] as const

/** What notes leave to do, by when it is due. */
export function TasksPage() {
  const [search, setSearch] = useSearchParams()
  const scope = search.get('scope') === 'given' ? 'given' : 'mine'
  const status = search.get('status') === 'done' ? 'done' : 'open'
  const list = useInfiniteQuery(tasksQuery({ scope, status }))
  const show = (change: { scope?: TaskScope; status?: 'open' | 'done' }) =>
    setSearch({ scope, status, ...change }, { replace: true })
  return (
    <>
      <PageHeader title="Tasks" description="The next steps of signed notes: yours, and those given to you" />
      <div className="mb-5 flex flex-wrap gap-3">
        <Segments
          label="Whose"
          value={scope}
          options={taskScopes.map((value) => ({ value, label: scopeLabels[value] }))}
          onChange={(value) => show({ scope: value })}
        />
        <Segments label="State" value={status} options={statuses} onChange={(value) => show({ status: value })} />
      </div>
      <PagedList
        list={list}
        names={{ one: 'task', many: 'tasks', these: 'Your tasks' }}
        empty={<NoTasks isDone={status === 'done'} />}
      >
        {(tasks) => <TaskGroups tasks={tasks} isDone={status === 'done'} />}
      </PagedList>
    </>
  )
}

function TaskGroups({ tasks, isDone }: { tasks: readonly Task[]; isDone: boolean }) {
  const me = useMe()
  const { settle, reopen, pending } = useSettleTask()
  const [editing, setEditing] = useState<Task | null>(null)
  const walkTasks = useElementShortcuts('In tasks', shortcuts)
  const day = today()
  const groups = isDone ? [{ title: 'The latest first', tasks }] : groupByDue(tasks, day)
  return (
    // The check boxes are the controls; this only moves the focus between them.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the group itself takes no focus
    <div onKeyDown={walkTasks} className="grid gap-6">
      {groups.map((group) => (
        <section key={group.title} aria-label={group.title}>
          <h2 className="mb-2 text-sm">{group.title}</h2>
          <ul className="divide-y divide-line rounded-md border border-line bg-raised">
            {group.tasks.map((task) => (
              <TaskRow
                key={task.id}
                task={task}
                isMine={task.owner.id === me.id}
                isLate={group.title === 'Overdue'}
                isPending={pending === task.id}
                onTick={() => (isDone ? reopen(task) : settle(task, 'done'))}
                onEdit={task.author.id === me.id && !isDone ? () => setEditing(task) : undefined}
              />
            ))}
          </ul>
        </section>
      ))}
      <p className="text-xs text-muted max-sm:hidden">J and K walk through the tasks, X or Space ticks one off.</p>
      {editing && (
        <TaskDialog task={editing} consultationId={editing.consultationId ?? ''} onClose={() => setEditing(null)} />
      )}
    </div>
  )
}

const boxOf = ({ target }: KeyboardEvent<HTMLElement>) =>
  target instanceof HTMLInputElement && target.dataset['task'] !== undefined ? target : null

const walk = (step: number) => (event: KeyboardEvent<HTMLElement>) => {
  const box = boxOf(event)
  if (box === null) return
  event.preventDefault()
  const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input[data-task]')]
  boxes[boxes.indexOf(box) + step]?.focus()
}

const shortcuts = [
  { keys: ['j', 'ArrowDown'], words: 'Next task', act: walk(1) },
  { keys: ['k', 'ArrowUp'], words: 'Task before', act: walk(-1) },
  { keys: ['x'], words: 'Tick it off', act: (event: KeyboardEvent<HTMLElement>) => boxOf(event)?.click() },
]

const NoTasks = ({ isDone }: { isDone: boolean }) =>
  isDone ? (
    <EmptyState icon={ListChecks} title="Nothing was ticked off yet">
      What is done stays here, with who did it and when.
    </EmptyState>
  ) : (
    <EmptyState icon={ListChecks} title="Nothing to do">
      When a note is signed, its next steps are offered as tasks there. Those you take up, and those that colleagues
      give you, stand here by the day they are due.
    </EmptyState>
  )
