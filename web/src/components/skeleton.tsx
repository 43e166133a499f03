import { classNames } from '../lib/class-names.ts'

/** Holds the place of something on its way; size it with classes so that nothing moves when it comes. */
export const Skeleton = ({ className }: { className?: string }) => (
  <div aria-hidden className={classNames('animate-pulse rounded-md bg-line', className)} />
)
