import type { AiPrice, AnalyticsSettings } from '@medinotes/shared/analytics'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Alert } from '../../components/alert.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
import { Select } from '../../components/select.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { errorText } from '../../lib/api-error.ts'
import { useChange } from '../../lib/use-change.ts'
import { ZoneOptions } from '../scheduling/zone-options.tsx'
import { analyticsKey, analyticsSettingsQuery, saveAnalyticsSettings } from './analytics.queries.ts'
import { type EnteredPrice, PriceFields } from './price-fields.tsx'

/** By whose clock weeks begin, and what AI costs. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const query = useQuery({ ...analyticsSettingsQuery, gcTime: 0 })
  return (
    <Dialog open onOpenChange={onClose} title="Settings of the figures" className="max-w-lg">
      {query.isPending && <Skeleton className="h-40" />}
      {query.isError && (
        <Alert tone="danger" title="The settings could not be loaded">
          {errorText(query.error)}
        </Alert>
      )}
      {query.data && <SettingsForm settings={query.data} onClose={onClose} />}
    </Dialog>
  )
}

/** Every model that was used or priced. */
const enteredOf = ({ models, prices }: AnalyticsSettings): EnteredPrice[] =>
  [...new Set([...models, ...prices.map(({ model }) => model)])].map((model) => {
    const price = prices.find((each) => each.model === model)
    return { model, inputCents: price?.inputCents ?? null, outputCents: price?.outputCents ?? null }
  })

const isWhole = (price: EnteredPrice): price is AiPrice => price.inputCents !== null && price.outputCents !== null
const isHalf = ({ inputCents, outputCents }: EnteredPrice) =>
  [inputCents, outputCents].some((cents) => Number.isNaN(cents)) || (inputCents === null) !== (outputCents === null)

function SettingsForm({ settings, onClose }: { settings: AnalyticsSettings; onClose: () => void }) {
  const [timeZone, setTimeZone] = useState(settings.timeZone)
  const [prices, setPrices] = useState(() => enteredOf(settings))
  const [isRefused, setRefused] = useState(false)
  const save = useChange(saveAnalyticsSettings, {
    renews: [analyticsKey],
    done: () => 'The settings are saved',
  })
  function submit(event: FormEvent) {
    event.preventDefault()
    setRefused(prices.some(isHalf))
    if (!prices.some(isHalf))
      save.mutate({ version: settings.version, timeZone, prices: prices.filter(isWhole) }, { onSuccess: onClose })
  }
  return (
    <form noValidate onSubmit={submit} className="grid gap-5">
      {save.isError && (
        <Alert tone="danger" title="The settings could not be saved">
          {errorText(save.error)}
        </Alert>
      )}
      <Field label="Weeks begin on Monday in" hint="Where a week ends decides in which one an examination counts.">
        <Select value={timeZone ?? ''} onChange={(event) => setTimeZone(event.target.value || null)}>
          <option value="">As most specialists ({settings.usualTimeZone.replaceAll('_', ' ')})</option>
          <ZoneOptions present={timeZone ?? settings.usualTimeZone} />
        </Select>
      </Field>
      <PriceFields prices={prices} onChange={setPrices} isRefused={isRefused} />
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" loading={save.isPending}>
          Save
        </Button>
      </div>
    </form>
  )
}
