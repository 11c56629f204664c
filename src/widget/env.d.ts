/** Of the content of all that the loader loads: part of the names of those scripts under `/widget/`. */
declare const REQIO_HASH: string;

/** Of src/widget/core.ts, which says what loader and panel expect of each other: another text is another contract. */
declare const REQIO_CONTRACT: string;
