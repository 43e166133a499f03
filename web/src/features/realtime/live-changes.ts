import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '../../lib/api-client.ts'
import { liveness } from '../../lib/liveness.ts'
import { meQuery } from '../auth/account.queries.ts'
import { queriesChangedBy } from './changed-queries.ts'
import { createChangeStream } from './change-stream.ts'
import { followWhileVisible } from './follow-while-visible.ts'

// Changes often come in twos and threes: one reading shows them all.
const gatherMs = 200

interface LiveChangesProps {
  /** When what the page shows was asked for. */
  askedAt: number
}

/** Keeps what this page shows up to date with what others change, in one organization: another one has one of its own. */
export function LiveChanges({ askedAt }: LiveChangesProps) {
  const queryClient = useQueryClient()
  useEffect(() => {
    const changed = new Map<string, QueryKey>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const renew = () => {
      timer = undefined
      for (const queryKey of changed.values()) void queryClient.invalidateQueries({ queryKey })
      changed.clear()
    }
    const stream = createChangeStream({
      openStream: api.stream,
      askedAt,
      onChange(change) {
        for (const key of queriesChangedBy(change)) changed.set(JSON.stringify(key), key)
        timer ??= setTimeout(renew, gatherMs)
      },
      onReset: () => void queryClient.invalidateQueries(),
      onOpen(isOpen) {
        // The service ends the stream of whoever may no longer do what they might.
        if (liveness.isOpen() && !isOpen) void queryClient.invalidateQueries({ queryKey: meQuery.queryKey })
        liveness.set(isOpen)
      },
    })
    const stop = followWhileVisible(stream.follow)
    return () => {
      stop()
      clearTimeout(timer)
      liveness.set(false)
    }
  }, [queryClient, askedAt])
  return null
}
