import { useSyncExternalStore } from 'react'
import { begunUploads } from './begun-uploads.ts'
import { prepareSending } from './send-file.ts'
import { createUploadQueue } from './upload-queue.ts'

/** What this tab sends; it goes on from page to page. */
export const uploads = createUploadQueue({ prepare: prepareSending })
begunUploads.begin(uploads)

export const useUploads = () => useSyncExternalStore(uploads.subscribe, uploads.all)
