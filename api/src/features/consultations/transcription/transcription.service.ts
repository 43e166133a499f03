import { recordingTypes } from '@medinotes/shared/dictation'
import { includes } from '@medinotes/shared/plans'
import type { Database } from '../../../platform/database.ts'
import { AppError, switchedOff } from '../../../platform/errors.ts'
import type { Principal } from '../../../platform/principal.ts'
import type { Audit } from '../../audit/audit.service.ts'
import { selectConsent } from './consent.repository.ts'
import type { Recording, Transcriber } from './transcriber.ts'

interface Dependencies {
  database: Database
  audit: Audit
  /** Null where no AI service is set up. */
  transcriber: Transcriber | null
}

/** Turns recordings into text. Nothing of the sound is stored, here or in the trail. */
export function createTranscriptions({ database, audit, transcriber }: Dependencies) {
  function allowedTranscriber({ plan, features }: Principal) {
    if (transcriber === null) {
      throw new AppError(
        'writer_not_configured',
        'No AI service is set up here that could transcribe. Type, or use the dictation of your device.',
      )
    }
    if (!includes(plan, 'ai-notes')) throw new AppError('plan_required', 'Dictation is part of the premium plan.')
    if (!features.dictation) throw switchedOff('Dictation')
    return transcriber
  }

  return {
    /** The text piece by piece, once the recording was found to be one and its sending is in the trail. */
    async begin(principal: Principal, bytes: Buffer, consentId: string | undefined, signal: AbortSignal) {
      const allowed = allowedTranscriber(principal)
      const recording = await recordingOf(bytes)
      await database.as(principal, async (tx) => {
        if (consentId !== undefined) {
          const consent = await selectConsent(tx, consentId)
          if (consent === undefined) throw new AppError('not_found', 'There is no such consent, or it is not yours.')
          if (consent.withdrawn_at !== null) throw new AppError('conflict', 'The patient’s consent was withdrawn.')
        }
        const details = { bytes: bytes.length, type: recording.type, consent: consentId ?? null }
        await audit.record(tx, principal, 'consultation.dictated', { type: 'consultation', id: null }, details)
      })
      return allowed.transcribe(recording, signal)
    },
  }
}

/** By its bytes, whatever it is called. */
async function recordingOf(bytes: Buffer): Promise<Recording> {
  if (bytes.length === 0) throw new AppError('malformed', 'There is nothing in this recording.')
  const { fileTypeFromBuffer } = await import('file-type')
  const found = await fileTypeFromBuffer(bytes)
  const type = found && (aliases[found.mime] ?? found.mime.split(';')[0])
  const known = recordingTypes.find((each) => each === type)
  if (!found || known === undefined) {
    throw new AppError(
      'unsupported_media_type',
      'This is no recording that can be transcribed: send WebM, Ogg, MP4, MP3, WAV or FLAC.',
    )
  }
  return { bytes, type: known, extension: found.ext === 'opus' ? 'ogg' : found.ext }
}

/** Containers without a picture inside, as file-type calls them. */
const aliases: Readonly<Record<string, string>> = {
  'video/webm': 'audio/webm',
  'video/matroska': 'audio/webm',
  'video/mp4': 'audio/mp4',
  'audio/x-m4a': 'audio/mp4',
  'audio/x-flac': 'audio/flac',
}
