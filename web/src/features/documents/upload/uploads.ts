import { useSyncExternalStore } from 'react'
import { prepareSending } from './send-file.ts'
import { createUploadQueue } from './upload-queue.ts'

/** What this tab sends; it goes on from page to page. */
export const uploads = createUploadQueue({ prepare: prepareSending })

export const useUploads = () => useSyncExternalStore(uploads.subscribe, uploads.all)
