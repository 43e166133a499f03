import { ChevronRight } from 'lucide-react'
import { useEffect, useId, useRef } from 'react'
import { Link } from 'react-router'
import { foldSection, useFoldedSections } from './folded-sections.ts'
import type { Place, PlaceSection } from './places.ts'

interface SidebarSectionProps extends PlaceSection {
  current: Place | undefined
}

/** Places under a title that folds them away; where one is, they stay in sight. */
export function SidebarSection({ title, places, current }: SidebarSectionProps) {
  const id = useId()
  const isFolded = useFoldedSections().has(title ?? '')
  const links = places.map((place) => (
    <PlaceLink key={place.path} {...place} isCurrent={place.path === current?.path} />
  ))
  if (title === undefined) return links
  const shown = isFolded ? links.filter(({ key }) => key === current?.path) : links
  return (
    <>
      <button
        type="button"
        aria-expanded={!isFolded}
        aria-controls={id}
        title={title}
        onClick={() => foldSection(title, !isFolded)}
        className="mt-2 flex h-8 items-center gap-1.5 rounded-md px-3 text-xs font-medium text-muted transition-colors duration-150 hover:bg-line/60 hover:text-text max-lg:justify-center max-lg:rounded-none max-lg:border-t max-lg:border-line max-lg:px-0 pointer-coarse:h-11"
      >
        <span className="flex-1 text-left max-lg:sr-only">{title}</span>
        <ChevronRight aria-hidden className={`size-3.5 shrink-0 duration-150 ${isFolded ? '' : 'rotate-90'}`} />
      </button>
      <ul id={id} aria-label={title} className="grid gap-0.5 empty:hidden">
        {shown.map((link) => (
          <li key={link.key}>{link}</li>
        ))}
      </ul>
    </>
  )
}

function PlaceLink({ label, path, icon: Icon, isCurrent }: Place & { isCurrent: boolean }) {
  const ref = useRef<HTMLAnchorElement>(null)
  // There can be more places than fit.
  useEffect(() => {
    if (isCurrent) ref.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  return (
    <Link
      ref={ref}
      to={path}
      aria-current={isCurrent ? 'page' : undefined}
      title={label}
      className="flex h-9 items-center gap-3 rounded-md px-3 font-medium text-muted transition-colors duration-150 hover:bg-line/60 hover:text-text aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent max-lg:justify-center max-lg:px-0 pointer-coarse:h-11"
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      <span className="max-lg:sr-only">{label}</span>
    </Link>
  )
}
