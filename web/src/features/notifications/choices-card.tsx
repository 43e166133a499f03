import {
  chosenCategories,
  type NoticeCategory,
  type NoticeChannel,
  noticeChannels,
  noticeChoices,
  type OwnNoticePreferences,
} from '@medinotes/shared/notices'
import { Lock, Minus } from 'lucide-react'
import { Card, CardHeader } from '../../components/card.tsx'
import { Switch } from '../../components/switch.tsx'
import { categoryNames } from './category-words.ts'
import { useSavePreferences } from './use-save-preferences.ts'

const channelNames: Record<NoticeChannel, string> = { email: 'E-mail', sms: 'SMS' }

/** Why some cannot be chosen; the switches refer to it. */
const smsReason = 'notices-by-sms'

interface PreferencesProps {
  preferences: OwnNoticePreferences
}

export const ChoicesCard = ({ preferences }: PreferencesProps) => (
  <Card aria-label="What reaches you">
    <CardHeader title="What reaches you" description="None of them ever names a patient." />
    <table className="-mb-2 w-full border-collapse text-left">
      <thead>
        <tr className="border-b border-line text-xs text-muted">
          <th scope="col" className="py-2 font-medium">
            Notices about
          </th>
          {noticeChannels.map((channel) => (
            <th key={channel} scope="col" className="w-16 py-2 text-center font-medium sm:w-24">
              {channelNames[channel]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {chosenCategories.map((category) => (
          <CategoryRow key={category} category={category} preferences={preferences} />
        ))}
      </tbody>
    </table>
    <SmsReason preferences={preferences} />
  </Card>
)

function CategoryRow({ category, preferences }: PreferencesProps & { category: NoticeCategory }) {
  const { name, about } = categoryNames[category]
  return (
    <tr className="border-b border-line last:border-b-0">
      <th scope="row" className="py-3 pr-3 font-normal">
        <span className="block font-medium">{name}</span>
        <span className="block text-xs text-muted">{about}</span>
      </th>
      {noticeChannels.map((channel) => (
        <td key={channel} className="py-3 text-center">
          <Choice category={category} channel={channel} preferences={preferences} />
        </td>
      ))}
    </tr>
  )
}

interface ChoiceProps extends PreferencesProps {
  category: NoticeCategory
  channel: NoticeChannel
}

function Choice({ category, channel, preferences }: ChoiceProps) {
  const save = useSavePreferences()
  const rule = noticeChoices[category][channel]
  if (rule === 'always') return <Always />
  if (rule === 'never') return <Never />
  const { choices, phone, smsAvailable } = preferences
  const { name } = categoryNames[category]
  const isOn = choices[category][channel]
  const choose = (wanted: boolean) => {
    const chosen = { ...choices[category], [channel]: wanted }
    save(
      { choices: { ...choices, [category]: chosen } },
      `${name}: ${channelNames[channel]} is ${wanted ? 'on' : 'off'}`,
    )
  }
  return (
    <Switch
      label={`${name} by ${channelNames[channel]}`}
      checked={isOn}
      // Without a number it can be turned off, not on.
      disabled={channel === 'sms' && !isOn && (phone === null || !smsAvailable)}
      aria-describedby={channel === 'sms' ? smsReason : undefined}
      onChange={(event) => choose(event.target.checked)}
      className="my-3 align-middle"
    />
  )
}

const Always = () => (
  <span className="inline-flex min-h-11 items-center gap-1 text-xs text-muted" title="Cannot be turned off">
    <Lock aria-hidden className="size-3.5" />
    Always
    <span className="sr-only">, cannot be turned off</span>
  </span>
)

const Never = () => (
  <span className="inline-flex min-h-11 items-center text-faint">
    <Minus aria-hidden className="size-4" />
    <span className="sr-only">Never sent by SMS</span>
  </span>
)

function SmsReason({ preferences: { phone, smsAvailable } }: PreferencesProps) {
  const reasons = [
    'What concerns your account, invitations and alarms always comes by e-mail: it cannot wait or be missed.',
  ]
  if (!smsAvailable) reasons.push('This installation sends no SMS.')
  else if (phone === null) reasons.push('To be told by SMS, confirm a mobile number below.')
  return (
    <p id={smsReason} className="mt-4 border-t border-line pt-4 text-xs text-muted">
      {reasons.join(' ')}
    </p>
  )
}
