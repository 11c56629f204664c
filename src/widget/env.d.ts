/** Of the content of all that the loader loads: part of the names of those scripts under `/widget/`. */
declare const REQIO_HASH: string;
