import type { AccessEntry } from '@medinotes/shared/document-access'
import { formatTime, formatTimes, ownZone } from '../../../lib/dates.ts'

export const actNames: Record<AccessEntry['act'], string> = {
  uploaded: 'Uploaded it',
  viewed: 'Viewed it',
  downloaded: 'Downloaded it',
  bundled: 'Put it into a bundle',
  released: 'Released it',
  recalled: 'Recalled it',
  changed: 'Changed its name or kind',
  destroyed: 'Deleted it',
}

/** "2:30 pm AEDT", or "2:30 pm – 2:38 pm AEDT" where it went on. */
export function timesOf({ at, until }: Pick<AccessEntry, 'at' | 'until'>) {
  return formatTime(at) === formatTime(until) ? formatTime(at) : formatTimes(at, until, ownZone())
}
