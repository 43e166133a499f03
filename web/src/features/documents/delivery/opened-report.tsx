import type { TicketRequest } from '@medinotes/shared/documents'
import type { Delivery } from '@medinotes/shared/report-delivery'
import { Download, ExternalLink } from 'lucide-react'
import { useState } from 'react'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { codeOf, errorText } from '../../../lib/api-error.ts'
import { formatDayOf, formatTime, ownZone } from '../../../lib/dates.ts'
import { sizeText } from '../document-words.ts'
import { type DeliveryKey, openDelivery } from './delivery-api.ts'

interface OpenedReportProps {
  delivery: Delivery
  deliveryKey: DeliveryKey
  /** Rejects again with what it is given. */
  onRefused: (error: unknown) => never
  onAnotherCode: () => void
}

export function OpenedReport({ delivery, deliveryKey, onRefused, onAnotherCode }: OpenedReportProps) {
  const { busy, failure, fetchFile } = useFile(deliveryKey, onRefused)
  return (
    <>
      <Facts delivery={delivery} />
      {failure !== null && <Refusal error={failure} onAnotherCode={onAnotherCode} />}
      <div className="flex flex-wrap gap-3">
        <Button
          variant="primary"
          size="lg"
          icon={ExternalLink}
          loading={busy === 'view'}
          onClick={() => void fetchFile('view')}
        >
          Open
        </Button>
        <Button size="lg" icon={Download} loading={busy === 'download'} onClick={() => void fetchFile('download')}>
          Download
        </Button>
      </div>
      <p className="text-sm text-muted">
        It is confidential: keep it where only those can read it who may. Open opens another tab. Once the code has run
        out, have another sent by the same link.
      </p>
    </>
  )
}

function Facts({ delivery: { reference, filename, size, releasedAt } }: { delivery: Delivery }) {
  const facts = [
    { name: 'Reference', value: reference },
    { name: 'File', value: filename },
    { name: 'Size', value: sizeText(size) },
    { name: 'Released', value: `${formatDayOf(releasedAt, ownZone())}, ${formatTime(releasedAt)}` },
  ]
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
      {facts.map(({ name, value }) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd className="tabular min-w-0 wrap-anywhere">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Refusal({ error, onAnotherCode }: { error: unknown; onAnotherCode: () => void }) {
  const isCodeOver = ['wrong_code', 'locked_out'].includes(codeOf(error) ?? '')
  if (!isCodeOver) return <Alert tone="danger" title={errorText(error)} />
  return (
    <Alert tone="danger" title="The code has run out." action={<Button onClick={onAnotherCode}>Another code</Button>}>
      Have another one sent to go on.
    </Alert>
  )
}

type Purpose = TicketRequest['purpose']

/** Each time by a link of its own, since one is good once and for a minute. */
function useFile(deliveryKey: DeliveryKey, onRefused: OpenedReportProps['onRefused']) {
  const [busy, setBusy] = useState<Purpose | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const fetchFile = async (purpose: Purpose) => {
    setBusy(purpose)
    setFailure(null)
    // Before anything is waited for: browsers open tabs only as an answer to a click.
    const tab = purpose === 'view' ? window.open('about:blank', '_blank') : null
    try {
      const { url } = await openDelivery(deliveryKey, purpose).catch(onRefused)
      follow(url, tab)
    } catch (error) {
      tab?.close()
      setFailure(error)
    } finally {
      setBusy(null)
    }
  }
  return { busy, failure, fetchFile }
}

function follow(url: string, tab: Window | null) {
  if (tab === null) Object.assign(document.createElement('a'), { href: url, download: '' }).click()
  else {
    tab.opener = null
    tab.location.replace(url)
  }
}
