import { idleChoices, type Setting } from '@medinotes/shared/settings'
import { toast } from '../../lib/toast.ts'
import { Select } from '../../components/select.tsx'
import { Switch } from '../../components/switch.tsx'
import { errorText } from '../../lib/api-error.ts'
import { formatInstant } from '../../lib/dates.ts'
import { useChange } from '../../lib/use-change.ts'
import { meQuery } from '../auth/account.queries.ts'
import { settingsKey } from './setting-key.ts'
import { changeSetting, type SettingScope } from './setting.queries.ts'
import { settingWords } from './setting-words.ts'

interface SettingRowProps {
  scope: SettingScope
  setting: Setting
}

/** One thing that can be switched: what that does, who did it last, and the switch, which counts at once. */
export function SettingRow({ scope, setting }: SettingRowProps) {
  const { name, changed, overruled } = setting
  const { label, about } = settingWords[name]
  const change = useChange(changeSetting, {
    renews: [settingsKey, meQuery.queryKey],
    done: () => `${label}: saved`,
  })
  const send = (value: Setting['value']) =>
    change.mutate(
      { scope, name, value },
      { onError: (error) => toast.error(`${label} stays as it is`, { description: errorText(error) }) },
    )
  const shown = change.isPending ? change.variables.value : setting.value
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3 px-4 py-4">
      <div className="grid flex-1 basis-56 gap-1">
        <h3 className="font-medium">{label}</h3>
        <p className="max-w-prose text-muted">{about[scope]}</p>
        {overruled && <p className="font-medium">Set for the whole installation by those who run it.</p>}
        {changed && (
          <p className="tabular text-xs text-muted">
            Changed by {changed.byName}, {formatInstant(changed.at)}
          </p>
        )}
      </div>
      {typeof shown === 'boolean' ? (
        <Switch
          label={label}
          checked={overruled ? name === 'second-factor' : shown}
          disabled={overruled || change.isPending}
          onChange={(event) => send(event.target.checked)}
        />
      ) : (
        <Select
          aria-label={label}
          className="w-36 shrink-0"
          value={String(shown)}
          disabled={change.isPending}
          onChange={(event) => send(Number(event.target.value))}
        >
          {idleChoices.map((minutes) => (
            <option key={minutes} value={minutes}>
              {minutes} minutes
            </option>
          ))}
        </Select>
      )}
    </li>
  )
}
