import { ChevronRight, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'react-router'

interface Listed {
  pages: readonly { items: readonly unknown[]; nextCursor: string | null }[]
}

/** As people say it, or null for none: only the first page is asked for. */
export function countOf(data: Listed | undefined) {
  const [first] = data?.pages ?? []
  if (!first || first.items.length === 0) return null
  return `${first.items.length}${first.nextCursor === null ? '' : ' or more'}`
}

export const Need = ({ icon: Icon, to, children }: { icon: LucideIcon; to: string; children: ReactNode }) => (
  <li>
    <Link
      to={to}
      className="flex min-h-12 items-center gap-3 px-4 py-2 font-medium -outline-offset-2 transition-colors duration-150 hover:bg-hover"
    >
      <Icon aria-hidden className="size-4 shrink-0 text-warning" />
      <span className="flex-1">{children}</span>
      <ChevronRight aria-hidden className="size-4 text-faint" />
    </Link>
  </li>
)
