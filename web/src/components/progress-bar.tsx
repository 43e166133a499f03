import { classNames } from '../lib/class-names.ts'

interface ProgressBarProps {
  /** Names what is under way. */
  label: string
  percent: number
  /** Nothing moves for now. */
  isStill?: boolean
}

export const ProgressBar = ({ label, percent, isStill = false }: ProgressBarProps) => (
  <progress
    aria-label={label}
    max={100}
    value={percent}
    className={classNames(
      'h-1.5 w-full appearance-none overflow-hidden rounded-full bg-line [&::-moz-progress-bar]:bg-current [&::-webkit-progress-bar]:bg-line [&::-webkit-progress-value]:bg-current [&::-webkit-progress-value]:transition-[width] [&::-webkit-progress-value]:duration-200',
      isStill ? 'text-line-strong' : 'text-accent',
    )}
  />
)
