import { useSyncExternalStore } from 'react'
import { onDemand } from '../../../components/on-demand.tsx'
import { begunUploads } from './begun-uploads.ts'

const UploadTray = onDemand(async () => (await import('./upload-tray.tsx')).UploadTray)

/** What is being sent, for whoever has been where documents are sent from. */
export const UploadCorner = () =>
  useSyncExternalStore(begunUploads.subscribe, begunUploads.queue) === null ? null : <UploadTray />
