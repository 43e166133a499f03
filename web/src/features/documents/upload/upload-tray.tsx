import { useQueryClient } from '@tanstack/react-query'
import { ArrowRight, X } from 'lucide-react'
import { useEffect } from 'react'
import { useLocation } from 'react-router'
import { paths } from '../../../app/paths.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { Link } from '../../../components/link.tsx'
import { ProgressBar } from '../../../components/progress-bar.tsx'
import { documentsKey } from '../document-keys.ts'
import { isUnderWay, percentOf, type Upload } from './upload.ts'
import { uploads, useUploads } from './uploads.ts'

const arrivedShownMs = 6000

/** What is being sent, on whatever page one is; the booking's own page shows it itself. */
export function UploadTray() {
  const all = useUploads()
  const { pathname } = useLocation()
  const begun = all.filter(({ state }) => state !== 'chosen')
  const running = begun.filter(isUnderWay)
  useLeaveWarning(running.length > 0)
  useConnectionWatch()
  useArrivals(all.filter(({ state }) => state === 'arrived').length, running.length === 0)
  const elsewhere = begun.filter(({ bookingId }) => paths.booking(bookingId) !== pathname)
  const [first] = elsewhere
  if (!first) return null
  return (
    <section
      aria-label="Documents being sent"
      data-print="hide"
      data-sticks="bottom"
      className="fixed inset-x-4 bottom-18 z-30 grid gap-2 rounded-md border border-line bg-raised px-4 py-3 shadow-float sm:right-auto sm:bottom-4 sm:left-20 sm:w-80 lg:left-62"
    >
      <div className="flex items-center justify-between gap-3">
        <output className="font-medium">{titleOf(elsewhere)}</output>
        {running.length === 0 && (
          <IconButton icon={X} label="Dismiss" className="-my-2 -mr-2" onClick={() => dismiss(elsewhere)} />
        )}
      </div>
      {running.length > 0 && (
        <ProgressBar
          label="All documents"
          percent={percentOf(elsewhere.filter(({ state }) => state !== 'refused'))}
          isStill={running.every(({ state }) => state !== 'sending')}
        />
      )}
      <Link to={paths.bookingDocuments(first.bookingId)} className="inline-flex items-center gap-1.5 text-xs">
        Booking {first.reference}
        <ArrowRight aria-hidden className="size-3.5" />
      </Link>
    </section>
  )
}

const documentsText = (count: number) => `${count} ${count === 1 ? 'document' : 'documents'}`

function titleOf(begun: readonly Upload[]) {
  const count = (...states: Upload['state'][]) => begun.filter(({ state }) => states.includes(state)).length
  const refused = count('refused')
  const open = begun.filter(isUnderWay).length
  if (open === 0) return refused > 0 ? `${documentsText(refused)} not sent` : `${documentsText(begun.length)} arrived`
  if (count('sending', 'waiting') > 0) return `Sending ${documentsText(open)}`
  return count('offline') > 0 ? `${documentsText(open)} to go: no connection` : `${documentsText(open)} paused`
}

function dismiss(begun: readonly Upload[]) {
  for (const { id, state } of begun) if (state === 'refused') uploads.remove(id)
  uploads.forgetArrived()
}

/** The browser asks whether to leave: what runs in this tab ends with it. */
function useLeaveWarning(isRunning: boolean) {
  useEffect(() => {
    if (!isRunning) return undefined
    const ask = (event: BeforeUnloadEvent) => {
      if (uploads.all().some(isUnderWay)) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isRunning])
}

function useConnectionWatch() {
  useEffect(() => {
    window.addEventListener('online', uploads.wakeAll)
    return () => window.removeEventListener('online', uploads.wakeAll)
  }, [])
}

/** What arrived is in the lists; here it is shown a moment longer. */
function useArrivals(arrived: number, areAllDone: boolean) {
  const queryClient = useQueryClient()
  useEffect(() => {
    if (arrived > 0) void queryClient.invalidateQueries({ queryKey: documentsKey })
  }, [arrived, queryClient])
  useEffect(() => {
    if (arrived === 0 || !areAllDone) return undefined
    const timer = setTimeout(uploads.forgetArrived, arrivedShownMs)
    return () => clearTimeout(timer)
  }, [arrived, areAllDone])
}
