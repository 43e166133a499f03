/** Names the browser's tab. Never with a patient's name: titles end up in the browser's history. */
export const DocumentTitle = ({ children }: { children: string }) => <title>{`${children} · MediNotes Pro`}</title>
