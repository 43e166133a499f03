import type { Task } from '@medinotes/shared/tasks'
import { Pencil } from 'lucide-react'
import { paths } from '../../app/paths.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { Link } from '../../components/link.tsx'
import { classNames } from '../../lib/class-names.ts'
import { formatDate, formatInstant } from '../../lib/dates.ts'

interface TaskRowProps {
  task: Task
  isMine: boolean
  isLate: boolean
  isPending: boolean
  onTick: () => void
  /** Absent for whoever was given the task. */
  onEdit?: (() => void) | undefined
}

export function TaskRow({ task, isMine, isLate, isPending, onTick, onEdit }: TaskRowProps) {
  const isDone = task.status === 'done'
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-3 px-4 py-3" aria-busy={isPending}>
      <span className="flex min-h-6 items-center pointer-coarse:-my-2.5 pointer-coarse:-ml-3 pointer-coarse:min-h-11 pointer-coarse:min-w-11 pointer-coarse:justify-center">
        <input
          type="checkbox"
          data-task={task.id}
          aria-label={`Done: ${task.text}`}
          checked={isDone}
          disabled={isPending}
          onChange={onTick}
          className="size-4 accent-accent"
        />
      </span>
      <div className="grid gap-0.5">
        <p className={classNames('leading-normal break-words', isDone && 'text-muted line-through')}>{task.text}</p>
        <p className="flex flex-wrap gap-x-3 text-xs text-muted">
          {task.consultationId ? (
            <Link to={paths.consultation(task.consultationId)}>{task.patientName}</Link>
          ) : (
            <span>{task.patientName}</span>
          )}
          {!isMine && <span>Given to {task.owner.name}</span>}
          {isMine && task.author.id !== task.owner.id && <span>From {task.author.name}</span>}
          {task.settled && (
            <span>
              {task.settled.by.name}, {formatInstant(task.settled.at)}
            </span>
          )}
          {!isDone && task.dueOn && (
            <span className={classNames(isLate && 'font-medium text-warning')}>
              {isLate ? 'Was due' : 'Due'} {formatDate(task.dueOn)}
            </span>
          )}
        </p>
      </div>
      {onEdit && <IconButton icon={Pencil} label={`Change: ${task.text}`} onClick={onEdit} className="-my-1.5" />}
    </li>
  )
}
