/** While the first page's code is on its way, nothing flickers. */
export const BlankPage = () => <div className="min-h-dvh" aria-busy="true" />
