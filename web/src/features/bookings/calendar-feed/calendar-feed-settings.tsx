import { useSuspenseQuery } from '@tanstack/react-query'
import { CalendarSync, Unlink } from 'lucide-react'
import { useState } from 'react'
import { Alert } from '../../../components/alert.tsx'
import { Button } from '../../../components/button.tsx'
import { Card, CardHeader } from '../../../components/card.tsx'
import { errorText } from '../../../lib/api-error.ts'
import { formatInstant } from '../../../lib/dates.ts'
import { calendarFeedQuery } from './calendar-feed.queries.ts'
import { EndDialog, RenewDialog, useMakeFeed } from './feed-dialogs.tsx'
import { NewFeedAddress } from './new-feed-address.tsx'

/** An address from which another calendar reads one's bookings; it works without signing in, so it can be ended. */
export function CalendarFeedSettings() {
  const feed = useSuspenseQuery(calendarFeedQuery).data
  const [asking, setAsking] = useState<'renew' | 'end' | null>(null)
  const [url, setUrl] = useState<string | null>(null)
  const show = (shown: string | null) => {
    setUrl(shown)
    setAsking(null)
  }
  return (
    <Card className="grid gap-5">
      <CardHeader
        className="mb-0"
        title="Bookings in your own calendar"
        description="Outlook, Google and Apple calendars can follow an address of yours. It shows times, places and references, never who is examined."
      />
      {url && <NewFeedAddress url={url} />}
      {feed.createdAt === null ? (
        <MakeFirst onMade={show} />
      ) : (
        <>
          <p className="text-muted">
            Made {formatInstant(feed.createdAt)}.{' '}
            {feed.lastReadAt ? `Last read ${formatInstant(feed.lastReadAt)}.` : 'No calendar has read it yet.'}
          </p>
          <div className="flex flex-wrap gap-2">
            <Button icon={CalendarSync} onClick={() => setAsking('renew')}>
              Make a new address
            </Button>
            <Button variant="danger" icon={Unlink} onClick={() => setAsking('end')}>
              End it
            </Button>
          </div>
        </>
      )}
      {asking === 'renew' && <RenewDialog onMade={show} onClose={() => setAsking(null)} />}
      {asking === 'end' && <EndDialog onEnded={() => show(null)} onClose={() => setAsking(null)} />}
    </Card>
  )
}

function MakeFirst({ onMade }: { onMade: (url: string) => void }) {
  const make = useMakeFeed()
  return (
    <>
      {make.error && <Alert tone="danger" title={errorText(make.error)} />}
      <Button
        variant="primary"
        icon={CalendarSync}
        loading={make.isPending}
        onClick={() => make.mutate(undefined, { onSuccess: ({ url }) => onMade(url) })}
        className="justify-self-start"
      >
        Make an address
      </Button>
    </>
  )
}
