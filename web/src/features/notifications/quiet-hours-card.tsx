import { type OwnNoticePreferences, quietHoursSchema } from '@medinotes/shared/notices'
import { useState } from 'react'
import { Card, CardHeader } from '../../components/card.tsx'
import { Field } from '../../components/field.tsx'
import { Input } from '../../components/input.tsx'
import { Select } from '../../components/select.tsx'
import { Switch } from '../../components/switch.tsx'
import { timeZones } from './time-zones.ts'
import { useSavePreferences } from './use-save-preferences.ts'

type QuietHours = NonNullable<OwnNoticePreferences['quietHours']>

const usual: QuietHours = { from: '21:00', to: '07:00' }

export function QuietHoursCard({ preferences: { quietHours, timeZone } }: { preferences: OwnNoticePreferences }) {
  const save = useSavePreferences()
  const turn = (isOn: boolean) =>
    save({ quietHours: isOn ? usual : null }, isOn ? 'Quiet hours are on' : 'Quiet hours are off')
  return (
    <Card aria-label="Quiet hours">
      <CardHeader
        title="Quiet hours"
        description="What can wait is sent when they end. Your account, invitations and alarms do not wait."
      >
        <Switch
          label="Quiet hours"
          checked={quietHours !== null}
          onChange={(event) => turn(event.target.checked)}
          className="mt-1"
        />
      </CardHeader>
      <div className="grid grid-cols-2 gap-4 sm:grid-cols-[8rem_8rem_1fr]">
        {quietHours && (
          <Times
            key={`${quietHours.from}-${quietHours.to}`}
            present={quietHours}
            onChange={(wanted) => save({ quietHours: wanted }, 'The quiet hours were changed')}
          />
        )}
        <Field label="Time zone" className={quietHours ? 'max-sm:col-span-2' : 'col-span-2'}>
          <Select
            value={timeZone}
            onChange={(event) => save({ timeZone: event.target.value }, 'The time zone was changed')}
          >
            <ZoneOptions present={timeZone} />
          </Select>
        </Field>
      </div>
    </Card>
  )
}

interface TimesProps {
  present: QuietHours
  onChange: (wanted: QuietHours) => void
}

/** Saved when a field is left, so that nothing is sent for every digit. */
function Times({ present, onChange }: TimesProps) {
  const [entered, setEntered] = useState(present)
  const [problem, setProblem] = useState<{ field: string; text: string } | null>(null)
  const leave = () => {
    const { data, error } = quietHoursSchema.safeParse(entered)
    const [issue] = error?.issues ?? []
    setProblem(issue ? { field: String(issue.path[0]), text: issue.message } : null)
    if (data && (data.from !== present.from || data.to !== present.to)) onChange(data)
  }
  const fieldOf = (name: keyof QuietHours) => ({
    type: 'time',
    required: true,
    value: entered[name],
    onChange: ({ target }: { target: { value: string } }) => setEntered({ ...entered, [name]: target.value }),
    onBlur: leave,
  })
  const problemOf = (name: keyof QuietHours) => (problem?.field === name ? problem.text : undefined)
  return (
    <>
      <Field label="From" error={problemOf('from')}>
        <Input {...fieldOf('from')} />
      </Field>
      <Field label="To" error={problemOf('to')}>
        <Input {...fieldOf('to')} />
      </Field>
    </>
  )
}

function ZoneOptions({ present }: { present: string }) {
  const { australian, others } = timeZones(present)
  return (
    <>
      <optgroup label="Australia">
        {australian.map(({ zone, name }) => (
          <option key={zone} value={zone}>
            {name}
          </option>
        ))}
      </optgroup>
      <optgroup label="Elsewhere">
        {others.map(({ zone, name }) => (
          <option key={zone} value={zone}>
            {name}
          </option>
        ))}
      </optgroup>
    </>
  )
}
