import type { Hit } from './hit.ts'

const most = 5
let owner = ''
let opened: readonly Hit[] = []

/** What this person opened from a search in this tab, at this organization; nowhere kept, since it names people. */
export const recentHits = (of: string): readonly Hit[] => (of === owner ? opened : [])

export function rememberHit(of: string, hit: Hit) {
  opened = [hit, ...recentHits(of).filter(({ key }) => key !== hit.key)].slice(0, most)
  owner = of
}
