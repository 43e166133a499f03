import { classNames } from '../lib/class-names.ts'

/** The mark: a line of text that becomes a line of life. */
export const LogoMark = ({ className }: { className?: string }) => (
  <svg viewBox="0 0 32 32" aria-hidden className={classNames('size-7 shrink-0', className)}>
    <rect width="32" height="32" rx="8" className="fill-accent" />
    <g className="stroke-accent-text" strokeWidth="2.5" strokeLinecap="round" strokeLinejoin="round" fill="none">
      <path d="M8 10h10M8 16h6" />
      <path d="M8 22h3l2.5-4.5 3.5 7 3-5.5 1.5 3H24" />
    </g>
  </svg>
)

export const Logo = ({ className }: { className?: string }) => (
  <span className={classNames('flex items-center gap-2.5 text-base font-semibold tracking-tight', className)}>
    <LogoMark />
    MediNotes Pro
  </span>
)
