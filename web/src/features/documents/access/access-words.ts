import type { AccessEntry } from '@medinotes/shared/document-access'
import { formatTime } from '../../../lib/dates.ts'

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

/** "2:30 pm", or "2:30 to 2:38 pm" where it went on. */
export function timesOf({ at, until }: Pick<AccessEntry, 'at' | 'until'>) {
  const [from, to] = [formatTime(at), formatTime(until)]
  return from === to ? from : `${from} to ${to}`
}
