import type { Words } from '../words.js';

export const de: Words = {
  language: 'de',
  heading: 'Was sollen wir als Nächstes bauen?',
  description: (project) =>
    `Was sich die Nutzerinnen und Nutzer von ${project} wünschen, und wie viele von ihnen.`,
  search: 'Ideen suchen',
  find: 'Suchen',
  filter: 'Status',
  open: 'Offen',
  statuses: {
    underReview: 'In Prüfung',
    planned: 'Geplant',
    inProgress: 'In Arbeit',
    shipped: 'Umgesetzt',
    declined: 'Abgelehnt',
  },
  votes: (votes) => (votes === 1 ? 'Stimme' : 'Stimmen'),
  readOn: 'Weiterlesen',
  more: 'Mehr anzeigen',
  first: 'Zurück zur ersten Seite',
  empty: 'Noch keine Ideen',
  noMatch: 'Nichts gefunden.',
  showAll: 'Alle offenen Ideen zeigen',
  toBoard: 'Abstimmen und vorschlagen: auf der ganzen Liste.',
  noScript: 'Zum Abstimmen und Vorschlagen bitte JavaScript einschalten.',
  verifiedAlone: (project) =>
    `Die Ideen sehen nur angemeldete Nutzerinnen und Nutzer von ${project}, im Produkt selbst.`,
  gone: {
    title: 'Hier ist nichts',
    text: 'Unter dieser Adresse gibt es keine Wunschliste: Sie wurde geschlossen, oder die Adresse stimmt nicht.',
  },
  away: {
    title: 'Gleich wieder da',
    text: 'Die Wunschliste ist gerade nicht erreichbar. Bitte in ein paar Sekunden noch einmal versuchen.',
  },
  broken: {
    title: 'Das hat nicht geklappt',
    text: 'Die Wunschliste konnte nicht gezeigt werden. Bitte noch einmal von der ersten Seite aus versuchen.',
  },
};
