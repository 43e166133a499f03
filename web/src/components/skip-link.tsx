/** The first stop of the Tab key on every page. */
export const SkipLink = () => (
  <a
    href="#main"
    className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-accent px-4 py-2 font-medium text-accent-text focus:translate-y-0"
  >
    Skip to the content
  </a>
)
