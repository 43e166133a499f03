import type { NoteChunk } from '../note-writer.ts'
import { UpstreamFailure } from './upstream-failure.ts'

type TextChunk = Extract<NoteChunk, { type: 'text' }>

const marker = /^[ \t]*<<<[ \t]{0,9}section:[ \t]{0,9}([\w-]{1,60})[ \t]{0,9}>>>[ \t]*/i
const beginningOfMarker = /^[ \t]*(?:<{0,3}|<<<[^<>\n]{0,99}>{0,2})$/

// Models like to greet before they begin; more than a greeting is text that would be lost.
const maxPreamble = 200
// Far beyond any note: a model that repeats itself must not run until its own limit.
const maxLength = 400_000

/**
 * Takes a model's text apart into the sections it was asked for, as it arrives. A marker counts at the beginning of a
 * line; any but the next expected one means that a section is unknown, doubled, missing or out of order.
 */
export function createSectionReader(keys: readonly string[]) {
  let index = -1
  let isAtLineStart = true
  let pending = ''
  let section = createSectionText()
  let preambleLength = 0
  let length = 0

  const openSection = (key: string | undefined) => {
    if (index >= 0) section.assertWritten()
    index++
    if (key?.toLowerCase() !== keys[index]) throw new UpstreamFailure('format')
    section = createSectionText()
  }
  const take = (text: string) => {
    if (index >= 0) return section.append(text)
    preambleLength += text.trim().length
    if (preambleLength > maxPreamble) throw new UpstreamFailure('format')
    return ''
  }
  const emit = (chunks: TextChunk[], text: string) => {
    const last = chunks.at(-1)
    const key = keys[index] ?? ''
    if (last?.section === key) last.text += text
    else if (text) chunks.push({ type: 'text', section: key, text })
  }

  return {
    /** What of the text so far can be shown: never half a marker, nor half a character. */
    push(delta: string): TextChunk[] {
      length += delta.length
      if (length > maxLength) throw new UpstreamFailure('format')
      pending += delta
      const chunks: TextChunk[] = []
      while (pending) {
        const found = isAtLineStart ? marker.exec(pending) : null
        if (!found && isAtLineStart && beginningOfMarker.test(pending)) break
        if (found) openSection(found[1])
        const end = found ? found[0].length : pending.indexOf('\n') + 1 || pending.length
        const taken = pending.slice(0, end)
        pending = pending.slice(end)
        isAtLineStart = taken.endsWith('\n')
        if (!found) emit(chunks, take(taken))
      }
      return chunks
    },

    /** The rest, once the model has finished; fails when a section is missing or empty. */
    end(): TextChunk[] {
      const chunks: TextChunk[] = []
      emit(chunks, take(pending))
      if (index !== keys.length - 1) throw new UpstreamFailure('format')
      section.assertWritten()
      return chunks
    },
  }
}

/** The text of one section, without the white space around it. */
function createSectionText() {
  let held = ''
  let isWritten = false
  return {
    /** What may be shown now: trailing white space waits for what follows it, and half a character for its other half. */
    append(text: string): string {
      held += text.replaceAll('\0', '')
      const shown = (isWritten ? held : held.trimStart()).trimEnd()
      const visible = endsInHalfCharacter(shown) ? shown.slice(0, -1) : shown
      if (!visible) return ''
      held = held.slice(held.indexOf(visible) + visible.length)
      isWritten = true
      return visible.toWellFormed()
    },
    assertWritten() {
      if (!isWritten) throw new UpstreamFailure('format')
    },
  }
}

const endsInHalfCharacter = (text: string) => {
  const last = text.charCodeAt(text.length - 1)
  return last >= 0xd800 && last <= 0xdbff
}
