import { NoticeSettings } from '../../features/notifications/notice-settings.tsx'
import { SettingsFrame } from './settings-frame.tsx'

export const NoticesPage = () => (
  <SettingsFrame title="Notices">
    <NoticeSettings />
  </SettingsFrame>
)
