import { useElementShortcuts } from './use-shortcuts.ts'

/** Ctrl or ⌘ with Enter, from within any field: for the `onKeyDown` of a form or of one of its fields. */
export const useSubmitKey = (words: string, submit: () => void) =>
  useElementShortcuts('In a form', [
    {
      keys: ['Mod+Enter'],
      words,
      act(event) {
        event.preventDefault()
        submit()
      },
    },
  ])
