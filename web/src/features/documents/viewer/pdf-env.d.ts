interface ImportMetaEnv {
  /** Where `web/pdf-files.ts` serves what pdf.js loads by name; ends with a slash. */
  readonly PDF_FILES: string
}
